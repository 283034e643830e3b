/**
 * Last day of standard support in Amazon EKS, by Kubernetes minor (Amazon EKS user guide, "Kubernetes versions",
 * read 2026-11-21; 1.28 to 1.35 agree with endoflife.date/amazon-eks).
 */
export const END_OF_STANDARD_SUPPORT: Readonly<Record<string, string>> = {
  "1.28": "2024-11-26",
  "1.29": "2025-03-23",
  "1.30": "2025-07-23",
  "1.31": "2025-11-26",
  "1.32": "2026-03-23",
  "1.33": "2026-07-29",
  "1.34": "2026-12-02",
  "1.35": "2027-03-27",
  "1.36": "2027-08-02",
};
