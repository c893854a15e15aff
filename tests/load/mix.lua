-- For wrk: requests the paths in the environment variable PATHS in turn, with a browser's encodings, and prints the results as JSON.
local paths = {}
for path in os.getenv("PATHS"):gmatch("%S+") do
  paths[#paths + 1] = path
end
local next_path = 0

function request()
  next_path = next_path % #paths + 1
  return wrk.format("GET", paths[next_path], { ["Accept-Encoding"] = "gzip, deflate, br" })
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "bytes": %d, "errors": %d, "half": %d, "most": %d}\n',
    summary.requests, summary.duration, summary.bytes,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)
  ))
end
