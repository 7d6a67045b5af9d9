# Sourced by ./todoku and ./verify: finds or fetches what a build needs. Sets java_home and mvn.

# The oldest tools that build this: Java 21, Maven 3.9.9 (not 4).
maven_wanted=3.9.16

say() { echo "$me: $*" >&2; }

major() {
	v=
	[ -x "$1/bin/javac" ] || { echo 0; return; }
	[ ! -r "$1/release" ] || v=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release")
	v=${v#1.}
	v=${v%%[!0-9]*}
	echo "${v:-0}"
}

# A JDK, as a build needs a compiler's class files too: JAVA_HOME when it is new enough, else the newest found.
find_jdk() {
	if [ -n "${JAVA_HOME:-}" ] && [ "$(major "$JAVA_HOME")" -ge 21 ]; then
		java_home=$JAVA_HOME
		return
	fi
	best=20
	java_home=
	path=$(command -v javac 2>/dev/null) && path=$(readlink -f "$path" 2>/dev/null) && path=${path%/bin/javac} || path=
	for dir in "$path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home \
		/Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
		[ -n "$dir" ] && [ -d "$dir" ] || continue
		m=$(major "$dir")
		if [ "$m" -gt "$best" ]; then
			best=$m
			java_home=$dir
		fi
	done
	if [ -z "$java_home" ]; then
		say "a JDK 21 or later is needed to build and none was found."
		say "Install one, for example Eclipse Temurin (apt install openjdk-21-jdk where that exists), or set JAVA_HOME to it."
		exit 2
	fi
}

# Maven 3.9.9 or later from the PATH; an older one is good enough to fetch a newer one, as the artifact it is.
find_maven() {
	mvn=
	if command -v mvn >/dev/null 2>&1; then
		found=$(JAVA_HOME=$java_home mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
		case $found in
		3.9.9 | 3.9.[1-9][0-9]* | 3.[1-9][0-9].*)
			mvn=mvn
			return
			;;
		esac
	fi
	cache=${XDG_CACHE_HOME:-$HOME/.cache}/todoku
	mvn=$cache/apache-maven-$maven_wanted/bin/mvn
	if [ ! -x "$mvn" ]; then
		if ! command -v mvn >/dev/null 2>&1; then
			say "Maven is needed to build (3.9.9 or later; an older 3.x is enough to fetch it). Install it, for example: apt install maven"
			exit 2
		fi
		say "fetching Maven $maven_wanted (found: ${found:-none that works}) …"
		mkdir -p "$cache"
		# Inside the cache, for without a project the plugin leaves a folder of markers where it is run.
		if ! (cd "$cache" && JAVA_HOME=$java_home mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
			-Dartifact=org.apache.maven:apache-maven:$maven_wanted:zip:bin -DoutputDirectory="$cache" -DmarkersDirectory="$cache/markers" \
			>"$cache/fetch.log" 2>&1); then
			sed -n 's/^\[ERROR\] \(.\{1,300\}\).*/  \1/p' "$cache/fetch.log" | head -n 1 >&2
			say "Maven could not be fetched, see $cache/fetch.log. Is Maven Central reachable (proxy and mirror: ~/.m2/settings.xml)?"
			exit 2
		fi
		chmod +x "$mvn"
	fi
}

# product_folder ROOT: the product built for this machine
product_folder() {
	case $(uname -s) in Darwin) p_os=macosx/cocoa ;; *) p_os=linux/gtk ;; esac
	case $(uname -m) in arm64 | aarch64) p_arch=aarch64 ;; *) p_arch=x86_64 ;; esac
	echo "$1/releng/org.todoku.product/target/products/org.todoku.product/$p_os/$p_arch/todoku"
}
