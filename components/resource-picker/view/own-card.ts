import { html, type TemplateResult } from 'lit';
import type { ResourceSummary } from '../../base/index.ts';
import { longestTitle, shorten } from '../model/shorten.ts';
import { isPicture } from './cover.ts';
import { openButton } from './item-controls.ts';
import type { PickerView } from './picker-view.ts';
import { gradeName, stageName, typeName } from './words.ts';

/**
 * A card as the host wants it: its `<template slot="card">`, with the words of the resource put into whatever carries
 * `data-field`. Words go in as text and a picture by its address, so a catalogue cannot bring markup in.
 */
export function ownCard(view: PickerView, template: HTMLTemplateElement, item: ResourceSummary, isOpen: boolean): TemplateResult {
  const content = document.importNode(template.content, true);
  for (const place of content.querySelectorAll('[data-field]')) {
    const value = fieldOf(view, item, place.getAttribute('data-field') ?? '');
    if (place instanceof HTMLImageElement) {
      if (value === '' || !isPicture(value)) place.remove();
      else {
        place.src = value;
        if (item.coverAlternative) place.alt = shorten(item.coverAlternative, longestTitle);
      }
    } else {
      place.textContent = shorten(value, longestTitle);
      place.setAttribute('dir', 'auto');
    }
  }
  return html`<div class="card__body item__body"><h3 class="item__title">${openButton(view, item, isOpen)}</h3>${content}</div>`;
}

/** A field in words; codes by their names. A field that is not known is empty. */
function fieldOf(view: PickerView, item: ResourceSummary, field: string): string {
  switch (field) {
    case 'type':
      return typeName(view, item.type);
    case 'stage':
      return item.stage === null ? '' : stageName(view, item.stage);
    case 'grade':
      return item.grade === null ? '' : gradeName(view, item.grade);
    case 'duration':
      return item.durationSeconds === null ? '' : view.format.duration(item.durationSeconds);
    case 'size':
      return item.sizeBytes === null ? '' : view.format.bytes(item.sizeBytes);
    case 'modified':
      return view.format.date(item.modifiedAt);
    case 'admitted-by':
      return item.admittedBy.name;
    case 'cover':
      return item.coverUrl ?? '';
    case 'title':
    case 'description':
    case 'subject':
    case 'edition':
    case 'volume':
    case 'chapter':
    case 'language':
    case 'provider':
    case 'licence':
    case 'identifier':
      return item[field] ?? '';
    case 'rights-holder':
      return item.rightsHolder;
    default:
      return '';
  }
}
