#!/usr/bin/env bash
# The one door to the repository, for people and CI alike: ./do help
set -euo pipefail
caller=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
config=Release

help() {
  cat <<'TEXT'
usage: ./do COMMAND [ARGUMENT...]

  build            build everything; warnings are errors
  test [ARG...]    run the tests; arguments go to dotnet test, e.g. --filter Category=Oracle
  golden [ARG...]  run the tests and accept what they print as the new expected text
  format           put the source into its agreed form (check: only say what differs)
  bench [ARG...]   run the benchmarks; arguments go to BenchmarkDotNet, e.g. --filter '*Shape*'
  bench text       measure paragraphs and pictures, with gates, and how even lines are; fails when a gate is not held
  bench formulas   measure setting a formula, with a gate on the median; fails when it is not held
  bench pdf        measure the writing of PDF files, with gates; fails when a gate is not held
  bench peers      measure source to PDF beside Typst on the same words, warm and cold, with gates; fails when a gate is not held
  bench mail       measure how many messages a second one core makes, with gates; fails when a gate is not held
  bench week       measure merging 10,000 issues and finding papers in an archive of them, with gates; fails when a gate is not held
  bench --reading  measure reading beside Markdig's own parse; fails when a gate is not held
  bench --shaping  measure shaping and the opening of faces, compiled ahead of time; fails when a gate is not held
  fuzz [SECONDS] [--seed N]   read made and damaged digests, 600 s unless told otherwise, until one breaks what must hold
  fuzz --replay FILE          read one file that was found, and say what does not hold
  fuzz --fonts [SECONDS] [--seed N]   open and use damaged copies of the embedded faces; --fonts --replay FILE uses one that was found
  fuzz --fonts --planted [SECONDS]    plant each of ten faults in the reading of fonts, and see that each is found, within 300 s each
  fuzz --planted [SECONDS]    build with each of ten faults planted in turn, and see that each is found, within 300 s each
  kill [--kills N] [--readers N] [--seed N]   kill senders at random moments, 200 unless told otherwise, and hold the ledger against the server's log
  kill-archive [KILLS] [SEED]   kill additions to an archive at random moments, 50 unless told otherwise, and verify it after each
  bench sending    measure sending beside smtp-source, over a slow line, with a journal, to 100,000 readers, and how long the contract tests take; fails when a gate is not held
  check            format check, build, tests: what CI runs
  setup            install the programs that judge our output (Debian, as root)
  shots [FOLDER]   draw the README's pictures, and a contact sheet of all sample pages, and of paragraphs and formulas beside LuaTeX's in FOLDER (out/shots unless told otherwise)
  pack             make the NuGet packages in artifacts/packages
  publish [FOLDER] make the command as one native program for this system, in FOLDER (artifacts/native unless told otherwise); takes minutes
TEXT
}

build() { dotnet build Digest.sln -c "$config" -v quiet "$@"; }

# Runs dotnet test, keeps its exit code, and ends with the sum over all assemblies as one plain line.
test_() {
  local log=artifacts/test.log status=0
  mkdir -p artifacts
  dotnet test Digest.sln -c "$config" -v quiet --logger "console;verbosity=minimal" "$@" 2>&1 | tee "$log" || status=$?
  awk '
    match($0, /Failed: *[0-9]+, Passed: *[0-9]+, Skipped: *[0-9]+/) {
      split(substr($0, RSTART, RLENGTH), part, /[^0-9]+/)
      failed += part[2]; passed += part[3]; skipped += part[4]
    }
    END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }' "$log" | tee artifacts/test.sum
  [ "$(cut -d' ' -f1 artifacts/test.sum)" -gt 0 ] || status=1
  return "$status"
}

# As the command itself is built: compiled ahead of time, since the first use of a face is measured too.
bench_shaping() {
  local rid
  rid=$(dotnet --info | awk '/^ *RID:/ { print $2; exit }')
  dotnet publish bench/Digest.Benchmarks -c Release -r "$rid" --no-self-contained -p:DigestReadyToRun=true -p:PublishReadyToRun=true -o artifacts/bench/program -v quiet
  dotnet artifacts/bench/program/Digest.Benchmarks.dll --shaping
}

# The command as it is published, one native program, beside Typst's compiler.
bench_peers() {
  publish artifacts/native
  dotnet run --project bench/Digest.Benchmarks -c Release -- peers "$PWD/artifacts/native/digest"
}

# One file without a runtime beside it. It needs what links programs: gcc or clang, and the C library's files.
publish() {
  local rid folder=${1:-$PWD/artifacts/native}
  rid=$(dotnet --info | awk '/^ *RID:/ { print $2; exit }')
  dotnet publish src/Digest.Cli -c "$config" -r "$rid" -p:DigestNative=true -o "$folder" -v quiet
  ls -lh "$folder"
}

# Each question is a process of its own of the command as ./digest builds it, compiled ahead of time.
bench_week() {
  ./digest --version >/dev/null
  dotnet run --project bench/Digest.Benchmarks -c Release -- week "$PWD/artifacts/tool/digest.dll"
}

fuzz() { dotnet run --project tests/Digest.Fuzz -c "$config" -- "$@"; }

# Each fault is compiled in by a flag, into a folder of its own, so that no other build ever holds one. Found is a fault when what was found with it is
# found again there, and not without it; what is found without it, too, is said, and the search goes on behind it.
fuzz_planted() {
  local seconds=${1:-300} missed=0
  local sound=artifacts/bin/Digest.Fuzz/release/Digest.Fuzz.dll planted=artifacts/planted/bin/Digest.Fuzz/release/Digest.Fuzz.dll
  mkdir -p artifacts
  dotnet build tests/Digest.Fuzz -c "$config" -v quiet >artifacts/planted.log 2>&1 || { cat artifacts/planted.log; return 1; }
  for fault in 1 2 3 4 5 6 7 8 9 10; do
    dotnet build tests/Digest.Fuzz -c "$config" -v quiet -p:PlantFault="$fault" -p:ArtifactsPath="$PWD/artifacts/planted/" >artifacts/planted.log 2>&1 || { cat artifacts/planted.log; return 1; }
    fuzz_for_fault "$fault" "$seconds" || missed=$((missed + 1))
  done
  echo "$((10 - missed)) of 10 planted faults found"
  [ "$missed" -eq 0 ]
}

fuzz_for_fault() {
  local fault=$1 seed=1 until=$((SECONDS + $2)) log file
  while [ "$SECONDS" -lt "$until" ]; do
    log=$(dotnet "$planted" $((until - SECONDS)) --seed "$seed") && break
    file=$(sed -n 's/^fuzz: written for --replay to //p' <<<"$log")
    if dotnet "$planted" --replay "$file" >/dev/null; then echo "fault $fault: NOT proven, $file is read well with it"; return 1; fi
    if dotnet "$sound" --replay "$file" >/dev/null; then
      echo "fault $fault: found, $(grep -o '[0-9]* executions, 1 finding' <<<"$log"), $(grep -o 'seed [0-9]*, .*' <<<"$log" | cut -c1-150)"
      return
    fi
    echo "fault $fault: passed over what is found without it, too: $file"
    seed=$(($(sed -n 's/^fuzz: seed \([0-9]*\), .*/\1/p' <<<"$log") + 1))
  done
  echo "fault $fault: NOT found in $2 s"
  return 1
}

fuzz_fonts() { dotnet run --project tests/Digest.FontFuzz -c "$config" -- "$@"; }

# One build of its own holds all ten faults, of which a run asks for one; a fault is found when the same bytes are read well by the build without faults.
fuzz_fonts_planted() {
  local seconds=${1:-300} missed=0 log file
  local sound=artifacts/bin/Digest.FontFuzz/release/Digest.FontFuzz.dll planted=artifacts/planted-fonts/bin/Digest.FontFuzz/release/Digest.FontFuzz.dll
  mkdir -p artifacts
  dotnet build tests/Digest.FontFuzz -c "$config" -v quiet >artifacts/planted.log 2>&1 || { cat artifacts/planted.log; return 1; }
  dotnet build tests/Digest.FontFuzz -c "$config" -v quiet -p:PlantFontFaults=true -p:ArtifactsPath="$PWD/artifacts/planted-fonts/" >artifacts/planted.log 2>&1 || { cat artifacts/planted.log; return 1; }
  for fault in 1 2 3 4 5 6 7 8 9 10; do
    export DIGEST_FONT_FAULT=$fault
    log=$(dotnet "$planted" "$seconds" --seed 1) && { missed=$((missed + 1)); echo "fault $fault: NOT found in $seconds s"; continue; }
    file=$(sed -n 's/^fuzz: written for --replay to //p' <<<"$log")
    if dotnet "$planted" --replay "$file" >/dev/null; then missed=$((missed + 1)); echo "fault $fault: NOT proven, $file is read well with it"; continue; fi
    if ! dotnet "$sound" --replay "$file"; then missed=$((missed + 1)); echo "fault $fault: NOT proven, the same is found without it"; continue; fi
    echo "fault $fault: found, $(grep -o '[0-9]* executions, .*1 finding' <<<"$log"), $(grep -o 'seed [0-9]*, .*' <<<"$log" | cut -c1-150)"
  done
  echo "$((10 - missed)) of 10 planted faults found"
  [ "$missed" -eq 0 ]
}

kill_senders() { dotnet run --project tests/Digest.SendTrials -c "$config" -- "$@"; }

setup() {
  command -v apt-get >/dev/null || { echo 'setup knows Debian only; install qpdf, poppler-utils, mupdf-tools, postfix, postgresql, chromium and python3 by hand' >&2; exit 1; }
  local packages=(gcc libc6-dev zlib1g-dev qpdf poppler-utils mupdf-tools openssl python3 python3-aiosmtpd postfix sasl2-bin libsasl2-modules postgresql chromium fonts-dejavu-core fonts-wqy-microhei python3-freetype unicode-data util-linux texlive-luatex ghostscript default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java libreoffice-writer-nogui mkdocs mkdocs-material python3-pymdownx)
  local missing=()
  for package in "${packages[@]}"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  command -v npm >/dev/null || missing+=(npm)
  if [ "${#missing[@]}" -gt 0 ]; then install_packages "${missing[@]}"; fi
  fetch_judges
  fetch_smtp_server
  fetch_typst
  echo 'setup: everything is installed'
}

install_packages() {
  echo "setup: installing $*"
  apt-get -o DPkg::Lock::Timeout=400 update -qq
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=400 install -y -qq --no-install-recommends "$@" >artifacts-setup.log 2>&1 || { cat artifacts-setup.log; exit 1; }
  rm -f artifacts-setup.log
}

# Judges from npm: axe-core (MPL-2.0) for accessibility, Typst (Apache-2.0) for archival PDF files, the others (MIT) for mail. They are fetched, axe-core is checked, and none is ever part of a package.
fetch_judges() {
  local sum=29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c folder=artifacts/judges/node_modules
  local packages=(axe-core@4.14.1 html-validate@10.17.0 @jsx-email/doiuse-email@1.0.4 mailparser@3.7.2 caniemail@1.0.5 @myriaddreamin/typst-ts-node-compiler@0.7.0) missing=()
  for package in "${packages[@]}"; do
    [ "$(sed -n 's/^ *"version": "\(.*\)",$/\1/p' "$folder/${package%@*}/package.json" 2>/dev/null | head -n 1)" = "${package##*@}" ] || missing+=("$package")
  done
  if [ "${#missing[@]}" -gt 0 ]; then
    echo "setup: fetching ${missing[*]}"
    npm install --prefix artifacts/judges --no-save --no-audit --no-fund --ignore-scripts --silent "${packages[@]}"
  fi
  echo "$sum  $folder/axe-core/axe.min.js" | sha256sum --check --quiet
}

# smtp-server (MIT-0) judges how we log in by an access token. It is a judge only.
fetch_smtp_server() {
  local version=3.21.6
  grep -qs "\"version\": \"$version\"" artifacts/judges/mail/node_modules/smtp-server/package.json && return
  echo "setup: fetching smtp-server $version"
  mkdir -p artifacts/judges/mail
  npm install --prefix artifacts/judges/mail --no-save --no-audit --no-fund --ignore-scripts --silent "smtp-server@$version"
}

# Typst's compiler (Apache-2.0) as Node can load it, to measure beside it.
fetch_typst() {
  local version=0.7.0
  grep -qs "\"version\": \"$version\"" artifacts/judges/typst/node_modules/@myriaddreamin/typst-ts-node-compiler/package.json && return
  echo "setup: fetching typst-ts-node-compiler $version"
  mkdir -p artifacts/judges/typst
  npm install --prefix artifacts/judges/typst --no-save --no-audit --no-fund --ignore-scripts --silent "@myriaddreamin/typst-ts-node-compiler@$version"
}

# The same commit gives the same packages, byte for byte: paths are mapped to /_/, and entries carry the commit's date.
pack() {
  rm -rf artifacts/packages
  SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 315532800)} \
    dotnet pack Digest.sln -c "$config" -v quiet -p:ContinuousIntegrationBuild=true -p:PackageOutputPath="$PWD/artifacts/packages" "$@"
  ls artifacts/packages
}

case "${1:-help}" in
  build) shift; build "$@" ;;
  test) shift; test_ "$@" ;;
  golden) shift; UPDATE_GOLDEN=1 test_ "$@" ;;
  format) if [ "${2:-}" = check ]; then dotnet format Digest.sln --verify-no-changes --severity warn; else dotnet format Digest.sln --severity warn; fi ;;
  bench) shift; if [ "${1:-}" = --shaping ]; then bench_shaping; exit; fi; if [ "${1:-}" = sending ]; then dotnet build tests/Digest.Delivery.Tests -c "$config" -v quiet; kill_senders --bench; exit; fi; if [ "${1:-}" = peers ]; then bench_peers; exit; fi; if [ "${1:-}" = week ]; then bench_week; exit; fi; dotnet run --project bench/Digest.Benchmarks -c Release -- "$@" ;;
  fuzz) shift
    if [ "${1:-} ${2:-}" = '--fonts --planted' ]; then fuzz_fonts_planted "${3:-}"; exit; fi
    if [ "${1:-}" = --fonts ]; then shift; fuzz_fonts "$@"; exit; fi
    if [ "${1:-}" = --planted ]; then fuzz_planted "${2:-}"; else fuzz "$@"; fi ;;
  kill) shift; kill_senders "$@" ;;
  kill-archive) DIGEST_KILLS=${2:-50} DIGEST_KILL_SEED=${3:-1} dotnet test tests/Digest.Cli.Tests -c "$config" -v quiet --logger 'console;verbosity=detailed' --filter FullyQualifiedName~Killed_at_a_random_moment ;;
  check) ./do format check; build; test_ --no-build ;;
  setup) setup ;;
  shots) shift; root=$PWD; cd "$caller"; exec "$root/tools/shots" "$@" ;;
  pack) shift; pack "$@" ;;
  publish) shift; folder=${1:-}; publish ${folder:+"$(cd "$caller" && realpath -m "$folder")"} ;;
  help | --help | -h) help ;;
  *) echo "do: there is no '$1'" >&2; help >&2; exit 2 ;;
esac
