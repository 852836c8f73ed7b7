# shellcheck shell=bash
# A minimal AMQP 0-9-1 client: log in, open a vhost, close. All is sent at once;
# the broker answers "open", "close CODE", or nothing.

hex() {
    printf %s "$1" | od -An -v -tx1 | tr -d ' \n'
}

short_string() {
    printf '%02x%s' ${#1} "$(hex "$1")"
}

# frame HEX: a method on channel 0
frame() {
    printf '01''0000''%08x%sce' $((${#1} / 2)) "$1"
}

# \0 separates the name from the password in PLAIN.
start_ok() {
    local response property
    response=00$(hex "$1")00$(hex "$2")
    # Only who declares this capability is told of a failed login by a close 403.
    property=$(short_string authentication_failure_close)7401
    property=$(short_string capabilities)46$(printf %08x $((${#property} / 2)))$property
    printf '000a000b%08x%s%s%08x%s%s' $((${#property} / 2)) "$property" "$(short_string PLAIN)" \
        $((${#response} / 2)) "$response" "$(short_string en_US)"
}

# amqp_request USER PASSWORD VHOST, in bytes
amqp_request() {
    local all
    all=$(hex AMQP)00000901$(frame "$(start_ok "$1" "$2")")
    all+=$(frame 000a001f07ff00020000003c)
    all+=$(frame "000a0028$(short_string "$3")0000")
    all+=$(frame 000a003200c80000000000)
    # shellcheck disable=SC2059,SC2001  # the format is the bytes
    printf "$(sed 's/../\\x&/g' <<<"$all")"
}

# The payload of the next frame on standard input; byte by byte, so that none is lost.
next_frame() {
    local header
    header=$(dd bs=1 count=7 2>/dev/null | od -An -v -tx1 | tr -d ' \n')
    test ${#header} -eq 14 || return 1
    dd bs=1 count=$((16#${header:6} + 1)) 2>/dev/null | od -An -v -tx1 | tr -d ' \n'
}

amqp_verdict() {
    local payload
    while payload=$(next_frame); do
        case $payload in
        000a0029*) echo open && return ;;
        000a0032*) echo "close $((16#${payload:8:4}))" && return ;;
        esac
    done
    echo silent
}

# connected CLIENT…: the verdict on what a client command receives; the client ends with it
connected() {
    local client
    exec 4< <(exec timeout 5 "$@" 2>/dev/null)
    client=$!
    amqp_verdict <&4
    kill "$client" 2>/dev/null
    exec 4<&-
}

# PORT USER PASSWORD VHOST
amqp_login() {
    {
        amqp_request "${@:2}" >&3
        connected cat <&3
    } 3<>"/dev/tcp/127.0.0.1/$1"
}

amqp_login_tls() {
    connected openssl s_client -quiet -verify_return_error -CAfile "$DIR/pki/ca.pem" \
        -connect "127.0.0.1:$1" < <(amqp_request "${@:2}")
}
