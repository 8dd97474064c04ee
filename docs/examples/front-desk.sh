#!/usr/bin/env bash
# A staff app in miniature, over HTTP: writes down what happened, and hands it in until Journey has it. Needs bash 3.2 and curl.
#
#   front-desk.sh note TYPE JOURNEY TIME   puts an interaction into the outbox and prints its id; its data, JSON, is read from standard input:
#                                          echo '{"activityId":"cafe","category":"SOCIAL"}' | front-desk.sh note session-attended j-1 2026-01-20T14:00:00Z
#   front-desk.sh send                     hands in what is in the outbox, oldest first; exit 0: all of it, 1: some waits still, 2: some was refused
#   front-desk.sh retry ID                 puts one that was refused back into the outbox, once what was wrong with it is mended
#   front-desk.sh again ID                 hands in once more what was handed in: it is stored once, and the answer is the same
#
# JOURNEY   where the platform is, http://127.0.0.1:8080 for one
# TOKEN     a bearer token of a member of staff
# OUTBOX    a directory of this app alone (default: outbox); what was handed in moves to its sent/, what was refused to its refused/
# SOURCE    what this app calls itself, the same for ever (default: /apps/front-desk)
# CACERT    a certificate to trust, where the platform's is of a private authority
# ATTEMPTS  how often one is tried before the rest waits for the next send (default: 6)
#
# The id is given once, when the interaction is written down, before anything is sent. Whatever happens then (no answer, a time-out, this
# machine switched off), the same file is sent again: Journey knows an interaction by its source and id, and stores it once.
set -euo pipefail
# What a client told is for this app's user alone.
umask 077

outbox=${OUTBOX:-outbox}
app=${SOURCE:-/apps/front-desk}
attempts=${ATTEMPTS:-6}

fail() {
  echo "$2" >&2
  exit "$1"
}

# One at a time. Who died with the lock in hand is noticed.
lock() {
  local name=$outbox/.$1 wait
  for wait in 1 2 3 4 5 6 7 8 9 10; do
    if mkdir "$name" 2>/dev/null; then
      echo $$ > "$name/pid"
      return 0
    fi
    if [ -s "$name/pid" ] && ! kill -0 "$(cat "$name/pid")" 2>/dev/null; then
      rm -rf "$name"
    else
      sleep 1
    fi
  done
  fail 1 "another front-desk.sh is at work in $outbox (else remove $name)"
}

unlock() {
  rm -rf "$outbox/.$1"
}

note() {
  local type=$1 journey=$2 time=$3 data id number
  data=$(cat)
  printf '%s' "$type" | grep -Eq '^[a-z]+(-[a-z]+)*$' || fail 64 "no type: it is like session-attended"
  printf '%s' "$journey" | grep -Eq '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' || fail 64 "no id of a journey: letters, digits, . _ -, at most 64"
  printf '%s' "$time" | grep -Eq '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$' || fail 64 "no time: it is like 2026-01-20T14:00:00Z"
  case $data in
    '{'*'}') ;;
    *) fail 64 "no data: it is a JSON object, on standard input" ;;
  esac
  id=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)
  lock numbering
  # By number and not by time: clocks are set back.
  number=$(($(cat "$outbox/.number" 2>/dev/null || echo 0) + 1))
  echo "$number" > "$outbox/.number"
  # Under another name until it is whole: what is cut off by a crash was never noted.
  printf '{"specversion":"1.0","id":"%s","source":"%s","type":"journey.%s.v1","subject":"%s","time":"%s","data":%s}\n' \
    "$id" "$app" "$type" "$journey" "$time" "$data" > "$outbox/.new"
  sync
  mv "$outbox/.new" "$(printf '%s/%09d-%s.json' "$outbox" "$number" "$id")"
  sync
  unlock numbering
  echo "$id"
}

# Prints the status; the body is then in $answer, the headers in $headers. 000: nobody answered. The token goes by a file descriptor: arguments
# can be read by everyone on the machine.
post() {
  curl --silent --show-error --max-time 10 --output "$answer" --dump-header "$headers" --write-out '%{http_code}' \
    ${CACERT:+--cacert "$CACERT"} --config <(printf 'header = "Authorization: Bearer %s"\n' "$TOKEN") \
    --header 'Content-Type: application/cloudevents+json' --data-binary "@$1" "$JOURNEY/api/v1/interactions" 2> "$errors" || true
}

is_problem() {
  grep -Eiq '^content-type: *application/problem\+json' "$headers"
}

# What the platform says to have stored, with its sequence: a sign-in page is answered with 200, too.
stored() {
  grep -q "\"id\": *\"$1\"" "$answer" || return 1
  sed -n 's/.*"sequence": *"\{0,1\}0*\([1-9][0-9]*\).*/\1/p' "$answer" | grep .
}

# 0: Journey has it. 1: nobody can tell, or not now. 2: it was refused, and would be again.
hand_in() {
  local file=$1 id attempt=0 status sequence told
  [ -s "$file" ] || fail 1 "there is no $file, or nothing in it"
  id=$(basename "$file" .json)
  id=${id#*-}
  while :; do
    : > "$headers"
    status=$(post "$file")
    case $status in
      200 | 201)
        # 200: it was there already.
        if sequence=$(stored "$id"); then
          echo "$id $status sequence $sequence"
          return 0
        fi
        echo "$JOURNEY answers, and is not Journey: it stays in the outbox" >&2
        return 1
        ;;
      400 | 409 | 410 | 413 | 422)
        if is_problem; then
          echo "$id refused, $status: $(cat "$answer")" >&2
          return 2
        fi
        ;;
      000 | 408 | 429 | 5??)
        attempt=$((attempt + 1))
        if [ "$attempt" -lt "$attempts" ]; then
          told=$(tr -d '\r' < "$headers" | sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]\{1,4\}\)$/\1/p')
          sleep "${told:-$attempt}"
          continue
        fi
        ;;
    esac
    # A worn out token, a wrong address, a role that is missing: nothing is wrong with what was noted.
    echo "not handed in, $status $(cat "$errors")$(if is_problem; then cat "$answer"; fi): it stays in the outbox" >&2
    return 1
  done
}

send() {
  local file code refused=0 held=' ' journey
  for file in "$outbox"/*.json; do
    [ -e "$file" ] || continue
    journey=$(sed -n 's/.*"subject":"\([^"]*\)".*/\1/p' "$file" | head -n 1)
    case $held in
      *" $journey "*) continue ;;
    esac
    code=0
    hand_in "$file" || code=$?
    case $code in
      0) mv "$file" "$outbox/sent/" ;;
      # What comes after it waits, for it may need this one.
      1) return 1 ;;
      2)
        refused=2
        cp "$answer" "$outbox/refused/$(basename "$file" .json).problem.json"
        # A journey that was not opened: the rest of it waits until that is mended.
        if grep -q '"type":"journey.referral-received.v1"' "$file"; then
          held="$held$journey "
        fi
        mv "$file" "$outbox/refused/"
        ;;
    esac
  done
  return "$refused"
}

retry() {
  local file
  for file in "$outbox/refused/"*"-$1.json"; do
    [ -e "$file" ] || fail 1 "none of that id was refused"
    mv "$file" "$outbox/"
    rm -f "${file%.json}.problem.json"
  done
}

again() {
  local file
  for file in "$outbox/sent/"*"-$1.json"; do
    [ -e "$file" ] || fail 1 "none of that id was handed in"
    hand_in "$file"
  done
}

needs_platform() {
  : "${JOURNEY:?where is the platform?}" "${TOKEN:?whose token?}"
}

command=${1:-}
case $command in
  note | send | retry | again) mkdir -p "$outbox/sent" "$outbox/refused" ;;
  *)
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' "$0" >&2
    exit 64
    ;;
esac
answer=$(mktemp)
headers=$(mktemp)
errors=$(mktemp)
trap 'rm -f "$answer" "$headers" "$errors"' EXIT
case $command in
  note)
    [ $# -eq 4 ] || fail 64 "note needs three: a type, a journey and a time"
    note "$2" "$3" "$4"
    ;;
  send)
    needs_platform
    lock sending
    trap 'rm -f "$answer" "$headers" "$errors"; unlock sending' EXIT
    send
    ;;
  retry)
    [ $# -eq 2 ] || fail 64 "retry needs an id"
    retry "$2"
    ;;
  again)
    [ $# -eq 2 ] || fail 64 "again needs an id"
    needs_platform
    again "$2"
    ;;
esac
