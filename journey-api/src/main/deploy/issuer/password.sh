#!/bin/sh
# Prints the password of one of the issuer's people for trying the console: password.sh NAME, such as manager-2. Run where ./secrets is, as who may read it.
set -eu
name=${1:?a name: staff, manager, manager-2, analyst, researcher, coder, coder-2, commissioner, auditor or admin}
word=$(sed -n "s/.*\"username\": \"$name\", \"credentials\": .*\"value\": \"\([0-9a-f]*\)\".*/\1/p" secrets/realm.json)
echo "${word:?nobody has this name}"
