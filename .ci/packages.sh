# SPDX-FileCopyrightText: 2026 The Threadway developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034 # the lists are for whoever sources this
# What ./run and ./test share: which Debian and Ubuntu packages Threadway needs, how they are installed, and how
# a preset is built. Meant to be sourced; the caller sets `root` to the project's folder.

# "one|other" names the same thing in different releases; the first that exists is taken.
build_packages=(
    g++ cmake ninja-build ccache
    qt6-base-dev libqt6opengl6-dev 'qt6-charts-dev|libqt6charts6-dev' 'qt6-svg-dev|libqt6svg6-dev'
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libyaml-cpp-dev nlohmann-json3-dev libcli11-dev libfmt-dev libgmp-dev
)
run_packages=(fonts-dejavu-core fonts-noto-cjk qt6-translations-l10n)
# A desktop without X needs Qt's own Wayland plug-in; elsewhere nothing is gained by it.
if [[ -n ${WAYLAND_DISPLAY:-} && -z ${DISPLAY:-} ]]; then
    run_packages+=(qt6-wayland)
fi
test_packages=(catch2 libbenchmark-dev spin xvfb xauth openbox xdotool imagemagick)

say() { printf '%s\n' "threadway: $*"; }
complain() { printf '%s\n' "threadway: $*" >&2; }

is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# Prints what of the named packages is missing, one a line: of alternatives the first that apt knows.
missing_of() {
    local entry name first
    for entry in "$@"; do
        first=
        for name in ${entry//|/ }; do
            is_installed "$name" && continue 2
            if [[ -z $first && $entry == *'|'* ]] && apt-cache show "$name" >/dev/null 2>&1; then
                first=$name
            fi
        done
        printf '%s\n' "${first:-${entry%%|*}}"
    done
}

# Of the names on standard input, those that apt could install.
known_to_apt() {
    local name
    while read -r name; do
        if apt-cache show "$name" >/dev/null 2>&1; then
            printf '%s\n' "$name"
        fi
    done
}

# apt-get without questions, as root or through sudo.
apt_get() {
    local -a as_root=()
    if [[ $EUID -ne 0 ]]; then
        as_root=(sudo)
        [[ -t 0 ]] || as_root=(sudo -n) # nobody is there to type a password
    fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -qq \
        -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 -o Dpkg::Use-Pty=0 "$@" </dev/null
}

list_needs() {
    complain "Threadway needs a C++20 compiler, CMake 3.22, Ninja, Qt 6.4 (Base, Charts, Svg, Linguist tools),"
    complain "yaml-cpp, nlohmann-json, CLI11, fmt, GMP, and Catch2 2.13 for its tests. On Debian and Ubuntu that is:"
    complain "  apt-get install --no-install-recommends $*"
}

# Installs what is missing of the named packages. Never ends the script: what apt lacks may be there from
# elsewhere, and the build tells. Returns 1 if anything named is still missing.
install_packages() {
    local -a missing
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        complain "this is not Debian or Ubuntu, so nothing is installed for you."
        list_needs "${@%%|*}"
        return 1
    fi
    mapfile -t missing < <(missing_of "$@")
    [[ ${#missing[@]} -eq 0 ]] && return 0
    if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
        complain "these packages are missing, and only root can install them (there is no sudo here):"
        complain "  apt-get install --no-install-recommends ${missing[*]}"
        return 1
    fi
    say "installing ${missing[*]}$([[ $EUID -eq 0 ]] || printf ' (with sudo)')"
    if ! apt_get install --no-install-recommends "${missing[@]}"; then
        say "that did not work; trying again with fresh package lists"
        apt_get update || complain "the package lists could not be refreshed"
        # Alternatives are known only now, and one name that this release lacks must not hold up the others.
        mapfile -t missing < <(missing_of "$@" | known_to_apt)
        [[ ${#missing[@]} -eq 0 ]] || apt_get install --no-install-recommends "${missing[@]}" || true
    fi
    mapfile -t missing < <(missing_of "$@")
    [[ ${#missing[@]} -eq 0 ]] && return 0
    complain "could not install: ${missing[*]}"
    complain "going on with what is there."
    return 1
}

# As many jobs as processors, but no more than memory carries (about 1 GiB a compiler).
parallel_jobs() {
    local jobs gib
    jobs=$(nproc 2>/dev/null || echo 1)
    gib=$(awk '/^MemAvailable:/ {print int($2 / 1048576)}' /proc/meminfo 2>/dev/null || true)
    if [[ -n $gib && $gib -lt $jobs ]]; then
        jobs=$((gib > 0 ? gib : 1))
    fi
    echo "$jobs"
}

# build_preset <preset> <what install_packages returned>: configures and builds; ends the script if that fails.
build_preset() {
    local preset=$1 is_short_of_packages=$2
    # shellcheck disable=SC2154 # root is the caller's
    cd "$root" || exit 1
    if ! cmake --preset "$preset" || ! cmake --build --preset "$preset" --parallel "$(parallel_jobs)"; then
        complain "the build failed; its first error is above."
        if [[ $is_short_of_packages -ne 0 ]]; then
            complain "the packages named above are still missing, which is the likely reason."
        fi
        exit 1
    fi
    cd "$OLDPWD" || exit 1
}
