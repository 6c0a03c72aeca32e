/**
 * Krippendorff's alpha of two labellings of the same words, nominal labels, none left out (Krippendorff 2004): 1 where they are the
 * same, 0 where they agree by chance. PolNeAR gives it for its annotators over the words of its articles as source, cue, content or
 * none: 0.754 (its README of version 1.0).
 */
export class Alpha {
  private differ = 0;
  private readonly uses = new Map<string, number>();

  add(one: string, other: string): void {
    if (one !== other) this.differ += 1;
    for (const label of [one, other]) this.uses.set(label, (this.uses.get(label) ?? 0) + 1);
  }

  get value(): number {
    const counts = [...this.uses.values()];
    const values = counts.reduce((sum, one) => sum + one, 0);
    const alike = counts.reduce((sum, one) => sum + one * (one - 1), 0);
    const chance = 1 - alike / Math.max(1, values * (values - 1));
    return chance === 0 ? 1 : 1 - (2 * this.differ) / values / chance;
  }
}
