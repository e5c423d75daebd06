import { define } from 'learning-space';
import { LsLook } from './gallery.ts';

define('ls-look', LsLook);
