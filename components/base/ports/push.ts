/** Being told on a device while nothing is open. */
import type { Answer, CallOptions, Receipt } from './ports.ts';

/** This device, as its push service knows it. */
export interface PushSubscriptionDraft {
  endpoint: string;
  p256dh: string;
  auth: string;
  /** In which the device tells of news. */
  language: string;
}
export interface PushPort {
  /** The key of the platform; `null`: it tells no devices, and nothing is to be offered. */
  offer(options?: CallOptions): Promise<Answer<{ publicKey: string | null }>>;
  /** This device is told from now on, for the person who is here. Adding it again changes its language. */
  add(device: PushSubscriptionDraft): Promise<Receipt<null>>;
  remove(endpoint: string): Promise<Receipt<null>>;
}
