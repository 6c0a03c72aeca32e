/** Counts of what was asked, as Prometheus reads them. */
export interface Metrics {
  count(method: string, status: number, milliseconds: number): void;
  text(): string;
}

export function makeMetrics(): Metrics {
  const requests = new Map<string, { count: number; seconds: number }>();
  return {
    count(method, status, milliseconds) {
      const key = `method="${method}",status="${status}"`;
      const found = requests.get(key) ?? { count: 0, seconds: 0 };
      requests.set(key, { count: found.count + 1, seconds: found.seconds + milliseconds / 1000 });
    },
    text() {
      const rows = [...requests];
      return [
        "# HELP dragoman_requests_total Requests answered.",
        "# TYPE dragoman_requests_total counter",
        ...rows.map(([key, { count }]) => `dragoman_requests_total{${key}} ${count}`),
        "# HELP dragoman_request_seconds_total Seconds spent on them.",
        "# TYPE dragoman_request_seconds_total counter",
        ...rows.map(([key, { seconds }]) => `dragoman_request_seconds_total{${key}} ${seconds.toFixed(6)}`),
        "# HELP dragoman_resident_bytes Memory of the process.",
        "# TYPE dragoman_resident_bytes gauge",
        `dragoman_resident_bytes ${process.memoryUsage.rss()}`,
        "",
      ].join("\n");
    },
  };
}
