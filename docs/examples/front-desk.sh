#!/usr/bin/env bash
# A staff app in miniature, over HTTP: writes down what happened, and hands it in until Journey has it.
#
#   front-desk.sh note TYPE JOURNEY TIME DATA   puts an interaction into the outbox and prints its id:
#                                               note session-attended j-1 2026-01-20T14:00:00Z '{"activityId":"cafe","category":"SOCIAL"}'
#   front-desk.sh send                          hands in what is in the outbox, oldest first
#   front-desk.sh again ID                      hands in once more what was handed in: it is stored once, and the answer is the same
#
# JOURNEY  where the platform is, http://127.0.0.1:8080 for one
# TOKEN    a bearer token of a member of staff
# OUTBOX   a directory of this app alone (default: ./outbox); what was handed in moves to its sent/, what was refused to its refused/
# SOURCE   what this app calls itself, the same for ever (default: /apps/front-desk)
#
# The id is given once, when the interaction is written down, before anything is sent. Whatever happens then (no answer, a time-out, this
# machine switched off), the same file is sent again: Journey knows an interaction by its source and id, and stores it once.
set -euo pipefail

outbox=${OUTBOX:-outbox}
source_=${SOURCE:-/apps/front-desk}
attempts=${ATTEMPTS:-8}

note() {
  local type=$1 journey=$2 time=$3 data=$4 id
  id=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)
  # Under another name until it is whole: what is cut off by a crash was never noted.
  printf '{"specversion":"1.0","id":"%s","source":"%s","type":"journey.%s.v1","subject":"%s","time":"%s","data":%s}\n' \
    "$id" "$source_" "$type" "$journey" "$time" "$data" > "$outbox/.$id"
  mv "$outbox/.$id" "$outbox/$(date +%s%N)-$id.json"
  echo "$id"
}

# Prints the status; the body is then in $answer, the headers in $headers. 000: nobody answered. The token goes by a file descriptor: arguments
# can be read by everyone on the machine.
post() {
  curl --silent --max-time 10 --output "$answer" --dump-header "$headers" --write-out '%{http_code}' \
    --config <(printf 'header = "Authorization: Bearer %s"\n' "$TOKEN") \
    --header 'Content-Type: application/cloudevents+json' --data-binary "@$1" "$JOURNEY/api/v1/interactions" || true
}

pause() {
  local told
  told=$(tr -d '\r' < "$headers" | sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]\{1,\}\)$/\1/p')
  sleep "${told:-$1}"
}

# 0: Journey has it. 1: nobody can tell, try again later. 2: it was refused.
hand_in() {
  local file=$1 attempt status
  for attempt in $(seq "$attempts"); do
    : > "$headers"
    status=$(post "$file")
    case $status in
      200 | 201)
        # 200: it was there already.
        echo "$status sequence $(sed -n 's/.*"sequence": *"\{0,1\}0*\([1-9][0-9]*\).*/\1/p' "$answer")"
        return 0
        ;;
      000 | 408 | 429 | 5??) pause "$attempt" ;;
      401)
        echo "the token is not accepted (it may have run out): nothing is lost, send again with another" >&2
        return 1
        ;;
      *)
        echo "refused, $status: $(cat "$answer")" >&2
        return 2
        ;;
    esac
  done
  echo "no answer after $attempts attempts (the last: $status): it stays in the outbox, send again later" >&2
  return 1
}

send() {
  local file code refused=0
  for file in "$outbox"/*.json; do
    [ -e "$file" ] || continue
    code=0
    hand_in "$file" || code=$?
    case $code in
      0) mv "$file" "$outbox/sent/" ;;
      # What comes after it waits: a referral must be there before what follows it.
      1) return 1 ;;
      2)
        cp "$answer" "$outbox/refused/$(basename "$file" .json).problem.json"
        mv "$file" "$outbox/refused/"
        refused=2
        ;;
    esac
  done
  return "$refused"
}

answer=$(mktemp)
headers=$(mktemp)
trap 'rm -f "$answer" "$headers"' EXIT
case ${1:-} in
  note | send | again) mkdir -p "$outbox/sent" "$outbox/refused" ;;&
  send | again) : "${JOURNEY:?where is the platform?}" "${TOKEN:?whose token?}" ;;&
  note) note "${2:?type}" "${3:?journey}" "${4:?time}" "${5:?data}" ;;
  send) send ;;
  again) hand_in "$outbox/sent/"*"-${2:?id}.json" ;;
  -h | --help | '')
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "$0" >&2
    exit 64
    ;;
  *)
    echo "note, send or again; not $1" >&2
    exit 64
    ;;
esac
