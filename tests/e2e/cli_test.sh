#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Threadway developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the command line as scripts do, and checks exit codes and what it prints. Usage: cli_test.sh PROGRAM
set -u
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0

# expect CODE WORDS... : the exit code of the program called with the words.
expect() {
    wanted=$1
    shift
    "$program" "$@" >"$folder/out" 2>"$folder/err"
    code=$?
    if [ "$code" -ne "$wanted" ]; then
        echo "exit $code instead of $wanted: $*"
        failures=$((failures + 1))
    fi
}

# prints FILE TEXT : whether the last call printed the text (FILE: out or err).
prints() {
    if ! grep -qF -- "$2" "$folder/$1"; then
        echo "not found on $1: $2"
        failures=$((failures + 1))
    fi
}

expect 0 list
prints out gridlock
expect 0 list --json
expect 0 calls
prints out 'spawn: 1 argument'
expect 0 calls --json
prints out '"keyword": "join"'
expect 0 run merge-order --json
prints out '"output": "1 x y 2 3 z"'
expect 0 run abba --steer deadlock --json
prints out '"reason": "deadlock"'
prints out '"length": 2'
expect 1 run abba --variant ordered --steer deadlock
expect 0 run two-way-six --until 20ms
prints out 'until at 20.000 ms'
expect 2 run no-such-preset
expect 2 run gridlok
prints err 'did you mean "gridlock"?'
expect 2 run abba --variant gone
expect 2 run abba --policy gone
expect 2 run abba --until soon
expect 2 run abba --cores 0
cat >"$folder/sockets.threadway" <<'EOF'
threadway: 1
machine: {topology: {sockets: 2, cores-per-socket: 2}}
processes: {p: {threads: {t: compute(1)}}}
EOF
expect 0 run "$folder/sockets.threadway" --cores 3 --save "$folder/three.threadway"
prints out '3 cores'
expect 0 verify "$folder/three.threadway"
expect 2 run "$folder/sockets.threadway" --cores 5
prints err 'the topology has 4 cores, so 5 cannot be online'
expect 2 run
expect 2 no-such-verb
expect 2

expect 0 run abba --csv - --table run
prints out 'id,time_ns,throughput_per_s,'
expect 0 run abba --csv "$folder/threads.csv" --json
grep -q '^process,thread,state,' "$folder/threads.csv" || failures=$((failures + 1))
expect 2 run abba --csv "$folder/none/threads.csv"
expect 2 run abba --csv - --table gone
expect 0 run abba --policy rr:slice=1ms
expect 2 run abba --policy rr:slize=1ms
prints err '--policy:1:4: error: there is no key "slize" here; did you mean "slice"?'
expect 0 compare two-way-six --policies rr:slice=1ms,fcfs --until 20ms
prints out 'rr:slice=1ms'
expect 0 compare two-way-six --policies rr,fcfs --until 20ms --csv
prints out 'policy,reason,time_ns,'
expect 0 compare two-way-six --policies rr --until 20ms --json
prints out '"until_ns": 20000000'
expect 2 compare two-way-six --policies rr,gone
expect 2 compare two-way-six
printf ' L 0,4\n S 40,8\n M 3c,8\n' >"$folder/trace"
expect 0 cache "$folder/trace" --l1 1K:2:64 --classify --json
prints out '"misses": 2'
prints out '"cold": 2'
expect 0 cache "$folder/trace" --l1 1K:full:64 --l2 4K --replacement fifo
expect 0 cache "$folder/trace" --l1 1K --replacement opt
expect 2 cache "$folder/trace"
expect 2 cache "$folder/trace" --l1 1000
expect 2 cache "$folder/trace" --l1 32K:8:64:1
expect 2 cache "$folder/missing" --l1 32K
printf ' L 0,4\n L x,4\n' >"$folder/trace"
expect 2 cache "$folder/trace" --l1 32K
prints err "$folder/trace:2:4: error: "

expect 0 generate --threads 50 --gap "exponential 2ms" --burst "heavy-tail 1ms 1s 1.5" --bursts 3 --io 30 --policy rr:slice=2ms
cp "$folder/out" "$folder/workload.threadway"
expect 0 validate "$folder/workload.threadway"
expect 0 run "$folder/workload.threadway" --until 20ms
prints out 'job-50'
expect 0 generate --threads 3 --expand
prints out 'job-3: {arrives: 0ns, program: "compute(10ms)\n"}'
expect 2 generate --gap soon
expect 2 generate --threads 0
expect 2 generate --threads 100000 --bursts 1000
expect 2 generate --threads 100000 --expand

expect 0 explore gridlock --json
prints out '"deadlock_probability": "11/48"'
expect 1 explore gridlock --expect no-deadlock
expect 0 explore gridlock --variant limit-3 --expect no-deadlock
expect 1 explore gridlock --max-states 10 --expect no-deadlock

expect 0 run gridlock --save "$folder/saved.threadway"
expect 0 verify "$folder/saved.threadway"
sed 's/crossed + 1/crossed + 2/' "$folder/saved.threadway" >"$folder/same.threadway"
expect 0 verify "$folder/same.threadway" # nobody gets that far
sed 's/with lock(north)/with lock(south)/' "$folder/saved.threadway" >"$folder/other.threadway"
expect 1 verify "$folder/other.threadway"
expect 2 verify gridlock

expect 0 ostrich abba --runs 200 --json
prints out '"exact_probability": "1/2"'
prints out '"runs": 200'
expect 0 ostrich abba --timed --runs 3
prints out 'deadlocked 0 (0.0 %), stuck 0, finished 3'
expect 2 ostrich abba --runs 0
expect 0 banker banker --at 5ms
prints out 'safe sequences: 2'
expect 0 banker banker --at 5ms --grant C --json
prints out '"safe": false'
expect 2 banker banker --grant nobody
expect 2 banker abba
prints err 'no thread claims units'

expect 0 validate gridlock
printf 'threadway: 1\nid: x\nsede: 7\nprocesses: {p: {threads: {t: print(1)}}}\n' >"$folder/wrong.threadway"
expect 2 validate "$folder/wrong.threadway"
prints err 'wrong.threadway:3:1: error: there is no key "sede" here; did you mean "seed"?'
expect 2 run "$folder/wrong.threadway"
expect 2 run "$folder"

[ "$failures" -eq 0 ] || exit 1
