# Completion of hawser for fish. To load it: hawser completion fish | source

function __hawser_complete
    set -l before (commandline --tokenize --cut-at-cursor --current-process)
    set -l word (commandline --current-token --cut-at-cursor)
    set -e before[1]
    for line in (command hawser __complete "--word=$word" -- $before 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$word"
        else
            echo $line
        end
    end
end

complete --command hawser --no-files --arguments '(__hawser_complete)'
