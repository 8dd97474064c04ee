#!/bin/sh
# Starts a broker of the image apache/kafka; formats its disk before the first start, and never a second time.
#
#   start.sh NODE OUTSIDE     its number, and HOST:PORT by which producers outside call it
set -eu
node=$1
outside=$2
settings=${JOURNEY_KAFKA_SETTINGS:-/etc/journey-kafka}
secrets=${JOURNEY_SECRETS:-/run/secrets}
programs=${JOURNEY_KAFKA_PROGRAMS:-/opt/kafka/bin}
whole=$(mktemp -d)/broker.properties

cp "$settings/broker.properties" "$whole"
cat >> "$whole" <<END

node.id=$node
advertised.listeners=INSIDE://kafka-$node:9092,OUTSIDE://$outside
ssl.keystore.location=$secrets/kafka-$node.pem
END

"$programs/kafka-storage.sh" format --ignore-formatted --cluster-id "$(cat "$secrets/kafka.cluster-id")" --config "$whole"
exec "$programs/kafka-server-start.sh" "$whole"
