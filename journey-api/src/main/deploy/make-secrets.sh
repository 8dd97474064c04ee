#!/bin/sh
# Makes every secret that docker-compose.yml names, each once: what is there is left as it is, so that this may be run again
# after a secret was added or taken away to be made anew. Needs openssl, the java and keytool of a JDK 25 (JAVA_HOME, or on
# the path), and journey-api/target/journey.jar. As root it also gives the files to the user that the containers run as.
#
#   journey-api/src/main/deploy/make-secrets.sh [DIRECTORY]          ./secrets unless told otherwise
#
#   JOURNEY_ORGANISATIONS   whose producers get a certificate for Kafka: names with blanks between them (soar)
#   JOURNEY_READERS         who else reads journey.recorded: names with blanks between them (none)
#   JOURNEY_HOSTS           by which names and addresses the proxy is called, beside localhost: DNS:journey.example.org,IP:192.0.2.1
#   JOURNEY_KAFKA_HOST      by which name producers outside call the brokers (localhost): the same as in .env
#   JOURNEY_JAR             where journey.jar is
set -eu
umask 077

here=$(cd "$(dirname "$0")" && pwd)
secrets=${1:-secrets}
jar=${JOURNEY_JAR:-$here/../../../target/journey.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
keytool=${JAVA_HOME:+$JAVA_HOME/bin/}keytool
owner=10001
days=825

mkdir -p "$secrets"
secrets=$(cd "$secrets" && pwd)
trap 'rm -rf "$secrets"/.work.*' EXIT

# Calls the rest with a file to write; what it wrote gets its name only when it is whole, and never another's place.
once() {
  made=$1
  shift
  [ -e "$secrets/$made" ] && return
  rm -f "$secrets/$made.part"
  "$@" "$secrets/$made.part"
  ln "$secrets/$made.part" "$secrets/$made"
  rm "$secrets/$made.part"
  echo "made $made" >&2
}

word() { openssl rand -hex 24 > "$1"; }

master_key() { "$java" -jar "$jar" master-key "$1" >&2; }

# Both halves in one file, as journey log-key makes it.
log_key() {
  openssl genpkey -algorithm ed25519 > "$1"
  openssl pkey -in "$1" -pubout >> "$1"
}

# Kafka's form of a UUID. The first letter must not be a dash, which programs would take for an option.
cluster_id() {
  printf 'J%s\n' "$(openssl rand -base64 16 | tr '+/' 'AB' | cut -c2-22)" > "$1"
}

ec_key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null; }

ca_certificate() {
  openssl req -x509 -new -key "$secrets/ca.key" -days 3650 -subj '/CN=Journey' \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' -out "$1"
}

# certificate COMMON-NAME USE ALTERNATIVE-NAMES FILE: key and certificates in one file, as Kafka, HAProxy and Keycloak read it.
certificate() {
  work=$(mktemp -d "$secrets/.work.XXXXXX")
  ec_key "$work/key"
  openssl req -new -key "$work/key" -subj "/CN=$1" -out "$work/request"
  {
    echo 'basicConstraints=critical,CA:FALSE'
    echo 'keyUsage=critical,digitalSignature'
    echo "extendedKeyUsage=$2"
    [ -z "$3" ] || echo "subjectAltName=$3"
  } > "$work/extensions"
  openssl x509 -req -in "$work/request" -CA "$secrets/ca.crt" -CAkey "$secrets/ca.key" -set_serial "0x$(openssl rand -hex 16)" \
    -days "$days" -extfile "$work/extensions" -out "$work/certificate" 2>/dev/null
  cat "$work/key" "$work/certificate" "$secrets/ca.crt" > "$4"
  rm -r "$work"
}

# What java trusts otherwise, and the CA. A store of certificates holds nothing secret: its password is everybody's.
truststore() {
  work=$(mktemp -d "$secrets/.work.XXXXXX")
  home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  "$keytool" -importkeystore -noprompt -srckeystore "$home/lib/security/cacerts" -srcstorepass changeit \
    -destkeystore "$work/store" -deststoretype PKCS12 -deststorepass changeit 2>/dev/null
  "$keytool" -importcert -noprompt -alias journey-own-ca -file "$secrets/ca.crt" -keystore "$work/store" -storepass changeit 2>/dev/null
  mv "$work/store" "$1"
  rm -r "$work"
}

# kafka_client NAME FILE: settings of a client in a container, where secrets lie in /run/secrets.
kafka_client() {
  cat > "$2" <<END
security.protocol=SSL
ssl.keystore.type=PEM
ssl.keystore.location=/run/secrets/$1.pem
ssl.truststore.type=PEM
ssl.truststore.location=/run/secrets/ca.crt
END
}

# A realm to try it with: a word of its own for each client that it has.
realm() {
  cp "$here/issuer/realm.json" "$1"
  while grep -q '@WORD@' "$1"; do
    sed "0,/@WORD@/s//$(openssl rand -hex 24)/" "$1" > "$1.next"
    mv "$1.next" "$1"
  done
}

for name in postgres owner application grafana issuer; do
  once "$name.password" word
done
once master.key master_key
once log-signing.key log_key
once kafka.cluster-id cluster_id

once ca.key ec_key
once ca.crt ca_certificate
once truststore.p12 truststore
once proxy.pem certificate proxy serverAuth "DNS:localhost,DNS:proxy,IP:127.0.0.1${JOURNEY_HOSTS:+,$JOURNEY_HOSTS}"
once issuer.pem certificate issuer serverAuth DNS:issuer
for node in 1 2 3; do
  once "kafka-$node.pem" certificate "kafka-$node" serverAuth,clientAuth \
    "DNS:kafka-$node,DNS:${JOURNEY_KAFKA_HOST:-localhost}"
done
for name in journey kafka-admin; do
  once "$name.pem" certificate "$name" clientAuth ''
  once "$name.kafka" kafka_client "$name"
done
for name in ${JOURNEY_ORGANISATIONS:-soar}; do
  once "producer-$name.pem" certificate "producer-$name" clientAuth ''
done
for name in ${JOURNEY_READERS:-}; do
  once "reader-$name.pem" certificate "reader-$name" clientAuth ''
done
once realm.json realm

# Whoever speaks to the proxy needs the CA's certificate, which is no secret. Its key is for no container.
chmod 711 "$secrets"
chmod 644 "$secrets/ca.crt"
if [ "$(id -u)" = 0 ]; then
  for file in "$secrets"/*; do
    [ "$file" = "$secrets/ca.key" ] || chown "$owner" "$file"
  done
else
  echo "Not root: give the files to user $owner before the first start (all but ca.key)." >&2
fi
echo "Keep a copy of master.key elsewhere: without it nothing sealed is ever opened." >&2
