#compdef hawser
# Completion of hawser for zsh. To load it: source <(hawser completion zsh)

_hawser() {
  local line value
  local -a before candidates
  before=("${(@Q)words[2,CURRENT-1]}")
  for line in "${(@f)$(${(Q)words[1]} __complete "--word=${(Q)PREFIX}" -- "${before[@]}" 2>/dev/null)}"; do
    [[ -n $line ]] || continue
    if [[ $line == :files ]]; then
      _files
      return
    fi
    value=${line%%$'\t'*}
    if [[ $line == *$'\t'* ]]; then
      candidates+=("${value//:/\\:}:${line#*$'\t'}")
    else
      candidates+=("${value//:/\\:}")
    fi
  done
  (( ${#candidates} )) && _describe -t values hawser candidates
}

# As a file on the fpath it is called; when it is sourced, it registers itself.
if [[ $funcstack[1] == _hawser ]]; then
  _hawser "$@"
elif (( $+functions[compdef] )); then
  compdef _hawser hawser
fi
