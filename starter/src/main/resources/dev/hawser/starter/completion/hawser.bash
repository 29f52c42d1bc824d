# Completion of hawser for bash. To load it: source <(hawser completion bash)

_hawser() {
  local word i glued='' typed prefix quote='' value rest
  local words=()
  # Bash splits words at = and :, which are put together again here.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ ${#words[@]} -gt 0 && ($word == [=:]* || -n $glued) ]]; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    [[ $word == *[=:] ]] && glued=1 || glued=''
  done
  typed=${words[${#words[@]} - 1]}
  unset "words[${#words[@]} - 1]"
  # What Bash replaces is only the last part.
  word=${COMP_WORDS[COMP_CWORD]}
  [[ $word == [=:] ]] && word=''
  prefix=${typed%"$word"}
  case $typed in
    \"* | \'*)
      quote=${typed:0:1}
      typed=${typed:1}
      ;;
    *) typed=${typed//\\/} ;;
  esac

  COMPREPLY=()
  while IFS=$'\t' read -r value rest; do
    if [[ $value == :files ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$word")
      return
    fi
    value=${value#"$prefix"}
    [[ -n $quote ]] || printf -v value '%q' "$value"
    COMPREPLY+=("$value")
  done < <("${COMP_WORDS[0]/#\~/$HOME}" __complete "--word=$typed" -- "${words[@]}" 2>/dev/null)
}

complete -F _hawser hawser
