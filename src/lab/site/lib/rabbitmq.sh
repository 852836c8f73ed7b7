# shellcheck shell=bash disable=SC2034,SC2086,SC2013  # names are for the other parts, lists are split
# The broker: RabbitMQ with one user and two queues that canaries may use.

QUEUES='status-canary-a status-canary-b'

start_rabbitmq() {
    mkdir -p "$STATE/rabbitmq"
    broker_environment >"$STATE/rabbitmq/environment.sh"
    broker_config >"$STATE/rabbitmq/rabbitmq.conf"
    broker_definitions >"$STATE/rabbitmq/definitions.json"
    echo '[].' >"$STATE/rabbitmq/enabled_plugins"
    spawn net epmd epmd -address 127.0.0.1
    spawn net rabbitmq sh -c ". $STATE/rabbitmq/environment.sh; exec /usr/lib/rabbitmq/bin/rabbitmq-server"
}

broker_environment() {
    cat <<END
cd $STATE/rabbitmq
export HOME=$STATE/rabbitmq RUNNING_UNDER_SYSTEMD=true RABBITMQ_CONF_ENV_FILE=/dev/null ERL_EPMD_ADDRESS=127.0.0.1
export RABBITMQ_NODENAME=lab@localhost RABBITMQ_MNESIA_BASE=$STATE/rabbitmq/mnesia RABBITMQ_LOG_BASE=$STATE/rabbitmq/log
export RABBITMQ_CONFIG_FILE=$STATE/rabbitmq/rabbitmq.conf RABBITMQ_ENABLED_PLUGINS_FILE=$STATE/rabbitmq/enabled_plugins
export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+S 1:1 +sbwt none +A 4 -kernel inet_dist_use_interface {127,0,0,1}"
END
}

broker_config() {
    cat <<END
listeners.tcp.1 = 0.0.0.0:5672
listeners.ssl.1 = 0.0.0.0:5671
ssl_options.cacertfile = $STATE/pki/ca.pem
ssl_options.certfile = $STATE/pki/good.pem
ssl_options.keyfile = $STATE/pki/good.key
load_definitions = $STATE/rabbitmq/definitions.json
vm_memory_high_watermark.absolute = 512MB
disk_free_limit.absolute = 10MB
log.console = true
log.file = false
END
}

broker_definitions() {
    local hash
    hash=$({ printf salt && printf 'saltprobe-secret' | openssl dgst -sha256 -binary; } | openssl base64 -A)
    cat <<END
{"vhosts": [{"name": "/"}],
 "users": [{"name": "probe", "tags": "", "password_hash": "$hash"}],
 "permissions": [{"user": "probe", "vhost": "/", "configure": ".*", "write": ".*", "read": ".*"}],
 "queues": [$(for queue in $QUEUES; do
        printf '%s{"name": "%s", "vhost": "/", "durable": true, "auto_delete": false, "arguments": {}}' "${comma:-}" "$queue"
        comma=', '
    done)]}
END
}

# broker ERLANG: evaluates an expression in the running broker, faster than rabbitmqctl
broker() {
    on net sh -c ". $STATE/rabbitmq/environment.sh; exec erl_call -sname lab@localhost -c \"\$(cat $STATE/rabbitmq/.erlang.cookie)\" -e" <<<"$1"
}

broker_pid() {
    local child
    for child in $(ip netns pids "$SITE-net"); do
        grep -q beam "/proc/$child/comm" 2>/dev/null && echo "$child" && return
    done
    return 1
}
