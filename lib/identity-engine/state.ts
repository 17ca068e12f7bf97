import { MODES, type Mode, type ModeStrengths, type StressState } from '@/lib/contract/modes';
import { DEFAULT_ENERGY, DEFAULT_STRENGTH } from './constants';

/** One fraction a mode, in the order of MODES: lists are several times as fast as names here. */
export type ModeValues = number[];

/** All that the engine knows of an identity. Every number but `cycle` is a fraction from 0 to 1. */
export interface IdentityState {
  /** Observations so far. */
  cycle: number;
  strengths: ModeValues;
  /** Where each mode is at home; it follows slowly. */
  anchors: ModeValues;
  /** Exponentially weighted variance of what was observed of each mode. */
  variances: ModeValues;
  energy: number;
  /** Stress as a quantity; `stress` is its level. */
  load: number;
  stress: StressState;
}

export interface Observation {
  mode: Mode;
  /** 0 to 1: how strongly the mode was seen. 0 is rest. */
  signal: number;
  /** 0 to 1: how sure that is. */
  confidence: number;
}

export interface InitialConfig {
  strengths: ModeStrengths;
  energy: number;
}

/** One value for each mode, by name. */
export function eachMode(value: (mode: Mode, place: number) => number): ModeStrengths {
  return Object.fromEntries(MODES.map((mode, place) => [mode, value(mode, place)])) as ModeStrengths;
}

export function byName(values: ModeValues): ModeStrengths {
  const [perception = 0, exploration = 0, order = 0, assertion = 0, connection = 0, identity = 0, last = 0] =
    values;
  return { perception, exploration, order, assertion, connection, identity, stress_response: last };
}

export function atPlace(values: ModeValues, place: number): number {
  return values[place] ?? 0;
}

const PLACES = eachMode((_mode, place) => place);

/** The value of one mode. */
export function strengthOf(values: ModeValues, mode: Mode): number {
  return atPlace(values, PLACES[mode]);
}

export function defaultConfig(): InitialConfig {
  return { strengths: eachMode(() => DEFAULT_STRENGTH), energy: DEFAULT_ENERGY };
}

/** A new identity is at home where it begins, steady and without stress. */
export function newState({ strengths, energy }: InitialConfig): IdentityState {
  const values = MODES.map((mode) => strengths[mode]);
  return {
    cycle: 0,
    strengths: values,
    anchors: [...values],
    variances: MODES.map(() => 0),
    energy,
    load: 0,
    stress: 'LOW',
  };
}
