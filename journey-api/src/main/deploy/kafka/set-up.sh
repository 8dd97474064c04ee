#!/bin/sh
# Topics, and who may do what with them. May be run again: what is there stays.
#
#   set-up.sh platform                 the platform's own topics, and what it may do
#   set-up.sh bindings TOPIC=NAME,…    a topic to write to for each organisation's producers, and for nobody else's
#   set-up.sh reader NAME              lets reader-NAME follow journey.recorded and journey.checkpoints, in groups whose names begin with NAME-
#   set-up.sh refusals NAME            lets reader-NAME read what was refused, of everybody: for the one organisation of a platform
#   set-up.sh list                     topics, their settings and every ACL
#
# Kafka tells a reader nothing of who wrote a record. What it can do is to let a producer write to one topic alone. So each
# organisation has a topic, its producers' certificate (CN=producer-NAME) an ACL for it and no other, and the platform's
# setting journey.kafka.bindings says whose topic it is.
#
#   JOURNEY_KAFKA_COPIES    how many brokers have each topic (3): 1 only where it is tried with one broker
set -eu
programs=${JOURNEY_KAFKA_PROGRAMS:-/opt/kafka/bin}
brokers=${JOURNEY_KAFKA_BROKERS:-kafka-1:9092,kafka-2:9092,kafka-3:9092}
client=${JOURNEY_KAFKA_ADMIN:-/run/secrets/kafka-admin.kafka}
copies=${JOURNEY_KAFKA_COPIES:-3}
# A record is acknowledged when so many have it.
in_sync=2
[ "$copies" -ge 2 ] || in_sync=1

# A segment goes when the youngest of it is old enough: seven days at most, both together.
SIX_DAYS_AND_A_HALF=561600000
HALF_A_DAY=43200000
FORTNIGHT=1209600000

topics() { "$programs/kafka-topics.sh" --bootstrap-server "$brokers" --command-config "$client" "$@"; }
acls() { "$programs/kafka-acls.sh" --bootstrap-server "$brokers" --command-config "$client" "$@"; }

# topic NAME PARTITIONS RETENTION [SETTING…]
topic() {
  name=$1
  partitions=$2
  retention=$3
  shift 3
  topics --create --if-not-exists --topic "$name" --partitions "$partitions" --replication-factor "$copies" \
    --config "retention.ms=$retention" --config cleanup.policy=delete --config "min.insync.replicas=$in_sync" \
    --config message.timestamp.type=LogAppendTime "$@"
}

platform() {
  topic journey.recorded 12 -1
  topic journey.checkpoints 1 -1
  topic journey.interactions.rejected 1 "$FORTNIGHT" --config "segment.ms=$HALF_A_DAY" --config max.message.bytes=4194304
  # Create: a topic that is removed is made again while it runs.
  acls --add --allow-principal User:journey --operation Create --operation Write --operation Describe --operation DescribeConfigs \
    --topic journey.recorded
  # Read: it holds its logs against the last checkpoints there before it serves.
  acls --add --allow-principal User:journey --operation Create --operation Read --operation Write --operation Describe \
    --operation DescribeConfigs --topic journey.checkpoints
  acls --add --allow-principal User:journey --operation Create --operation Read --operation Write --operation Describe \
    --operation DescribeConfigs --topic journey.interactions.rejected
  acls --add --allow-principal User:journey --operation Read --operation Describe --group journey
  # Lets it see whether topics are guarded, and by whom.
  acls --add --allow-principal User:journey --operation Describe --cluster
  acls --add --allow-principal User:journey --operation Write --operation Describe --transactional-id journey-recorded
}

# The platform writes there too: what was refused can be sent again.
binding() {
  topic "$1" 12 "$SIX_DAYS_AND_A_HALF" --config "segment.ms=$HALF_A_DAY"
  acls --add --allow-principal User:journey --operation Create --operation Read --operation Write --operation Describe \
    --operation DescribeConfigs --topic "$1"
  acls --add --allow-principal "User:producer-$2" --operation Write --operation Describe --topic "$1"
}

case ${1:-} in
  platform) platform ;;
  bindings)
    echo "$2" | tr ',' '\n' | while IFS='=' read -r topic organisation; do
      : "${organisation:?a binding is TOPIC=ORGANISATION}"
      binding "$topic" "$organisation"
    done
    ;;
  reader)
    acls --add --allow-principal "User:reader-$2" --operation Read --operation Describe --topic journey.recorded
    acls --add --allow-principal "User:reader-$2" --operation Read --operation Describe --topic journey.checkpoints
    acls --add --allow-principal "User:reader-$2" --operation Read --group "$2-" --resource-pattern-type prefixed
    ;;
  refusals)
    acls --add --allow-principal "User:reader-$2" --operation Read --operation Describe --topic journey.interactions.rejected
    acls --add --allow-principal "User:reader-$2" --operation Read --group "$2-" --resource-pattern-type prefixed
    ;;
  list)
    topics --describe --exclude-internal
    acls --list
    ;;
  *)
    sed -n '2,/^set /s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
