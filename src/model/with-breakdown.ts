/** A spec split by a property's values, or not at all. */
export function withBreakdown<Spec extends { breakdown?: unknown }>(
  spec: Spec,
  breakdown: NonNullable<Spec['breakdown']> | null,
): Spec {
  const copy = { ...spec };
  delete copy.breakdown;
  return breakdown === null ? copy : { ...copy, breakdown };
}
