/**
 * Milliseconds of Calvanese, Dumas, Laurson, Maggi, Montali and Teinemaa, Information Systems 78 (2018),
 * tables 2 and 3, where the papers list overlapping and missing rules of tables with a tenth of the rows disturbed: one core
 * of a 2.2 GHz i5-5200U of 2015. `rules` is the size that ours is generated with; theirs differ by a few.
 */
export const published: readonly {
  readonly columns: number;
  readonly rules: number;
  readonly overlaps: number;
  readonly gaps: number;
}[] = [
  { columns: 3, rules: 500, overlaps: 117, gaps: 160 },
  { columns: 3, rules: 1000, overlaps: 503, gaps: 611 },
  { columns: 3, rules: 1500, overlaps: 1263, gaps: 1672 },
  { columns: 5, rules: 500, overlaps: 160, gaps: 163 },
  { columns: 5, rules: 1000, overlaps: 600, gaps: 820 },
  { columns: 5, rules: 1500, overlaps: 1370, gaps: 1942 },
  { columns: 7, rules: 500, overlaps: 1374, gaps: 2173 },
  { columns: 7, rules: 1000, overlaps: 2069, gaps: 7029 },
  { columns: 7, rules: 1500, overlaps: 13_405, gaps: 18_263 },
  { columns: 11, rules: 500, overlaps: 767, gaps: 1083 },
  { columns: 11, rules: 1000, overlaps: 20_934, gaps: 15_809 },
  { columns: 11, rules: 1500, overlaps: 93_175, gaps: 65_450 },
  { columns: 15, rules: 500, overlaps: 11_175, gaps: 15_598 },
  { columns: 15, rules: 1000, overlaps: 34_387, gaps: 41_448 },
  { columns: 15, rules: 1500, overlaps: 195_868, gaps: 704_510 },
];
