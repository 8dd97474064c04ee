#!/bin/sh
# Prints a token of the issuer for trying: token.sh ROLE, such as STAFF. Run as root where ./secrets is; needs curl.
set -eu
client=$(echo "${1:?a role: STAFF, MANAGER, IMPORT, ANALYST, RESEARCHER, CODER, COMMISSIONER, AUDITOR or ADMIN}" | tr '[:upper:]' '[:lower:]')
word=$(sed -n "s/.*\"clientId\": \"$client\", \"secret\": \"\([0-9a-f]*\)\".*/\1/p" secrets/realm.json)
: "${word:?no such role}"
# By standard input: arguments are there for every user of the machine to see.
printf 'data = "grant_type=client_credentials&client_id=%s&client_secret=%s"\n' "$client" "$word" |
  curl -sf --config - --cacert secrets/ca.crt --connect-to issuer:9443:127.0.0.1:9443 \
    https://issuer:9443/realms/journey/protocol/openid-connect/token |
  sed 's/.*"access_token":"\([^"]*\)".*/\1/'
