# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_mopctl_global_optspecs
    string join \n format= color= q/quiet v/verbose no-input C= config= no-config env= timeout= trace-http= url= h/help V/version
end

function __fish_mopctl_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_mopctl_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_mopctl_using_subcommand
    set -l cmd (__fish_mopctl_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c mopctl -n "__fish_mopctl_needs_command" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_needs_command" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_needs_command" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_needs_command" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_needs_command" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_needs_command" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_needs_command" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_needs_command" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_needs_command" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_needs_command" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_needs_command" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_needs_command" -s V -l version -d 'Print version'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "validate" -d 'Check profiles against everything the platform documents'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "fmt" -d 'Bring profile files into canonical form'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "graph" -d 'Show who brings whom, and how much of the relationship budget is spent'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "diff" -d 'Show how files and an environment, or any two addresses, differ'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "plan" -d 'Show the ordered changes that a publish would make, and keep them for it'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "publish" -d 'Make an environment what the files say, and prove it'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "list" -d 'List the profiles of an environment'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "show" -d 'Show one profile of an environment'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "pull" -d 'Write profiles of an environment into files'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "clone" -d 'Copy a profile of an environment under a new name'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "delete" -d 'Delete a profile of an environment'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "history" -d 'List the backups that were taken before writes'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "restore" -d 'Make a profile what it was before a write'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "convert" -d 'Write profiles of any source as YAML or into solution files'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "members" -d 'Show and change who is on which profile'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "who" -d 'Tell on one page what holds for a person'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "upstream" -d 'Bring what a vendor changed in its default profile into a profile of one\'s own'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "apps" -d 'Show and change which apps use which profile'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "settings" -d 'Show and change the organization\'s settings for mobile offline'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "sync-errors" -d 'Read what failed on devices'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "env" -d 'Name environments, and find out what keeps one from being worked with'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "login" -d 'Sign in to an environment with a code, and stay signed in'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "logout" -d 'Forget a sign-in'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "snapshot" -d 'Keep an environment\'s table metadata and profiles in one file'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "sandbox" -d 'Serve, reset or locate the embedded Dataverse'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "rules" -d 'List the rules'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "explain" -d 'Explain one rule: numbers, sources, examples'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "tables" -d 'List what the platform lets each table do offline, or enable tables for it'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "guide" -d 'Explain what happens on the device'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "schema" -d 'Write the JSON Schema of a profile file, for editors'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "completions" -d 'Write a completion script for a shell'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "man" -d 'Write a manual page'
complete -c mopctl -n "__fish_mopctl_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l stdin-filename -d 'What to call standard input in messages' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l metadata -d 'Snapshot of an environment to know its tables from, see `mopctl snapshot`' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l app -d 'Exported solution (zip or unpacked folder) with the apps that use the profiles' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l format -d 'How to write the report' -r -f -a "human\t''
concise\t''
json\t''
sarif\t''
junit\t''
github\t''
azure\t''
markdown\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l output-file -d 'Write the report into this file instead of standard output' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l output -d 'Write a further report, such as `sarif=findings.sarif`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l limits -d 'The numbers to compare with, instead of those of the configuration' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l fix -d 'Mend what a change of the file mends; `safe` where nothing is named' -r -f -a "safe\t'Those that change nothing on devices, or are surely meant'
unsafe-only\t'The others'
all\t'All'"
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l deny -d 'Fail on warnings too' -r -f -a "warnings\t'Warnings'"
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l min-severity -d 'Show only what is at least as bad' -r -f -a "info\t'Everything'
warning\t'Warnings and errors'
error\t'Errors'"
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l baseline -d 'Leave away the findings that this file knows' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l statistics -d 'Count what each rule found instead of listing it'
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l diff -d 'Show what `--fix` would change, and write nothing'
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l exit-zero -d 'Exit 0 whatever is found'
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l write-baseline -d 'Write what is found now into the file of `--baseline`'
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand validate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l stdin-filename -d 'What to call standard input in messages' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l check -d 'Write nothing; name the files that aren\'t in canonical form, and exit 1 if there are any'
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l diff -d 'Write nothing; show what would change, and exit 1 if anything would'
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand fmt" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l stdin-filename -d 'What to call standard input in messages' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l format -d 'How to draw the graph' -r -f -a "text\t''
mermaid\t''
dot\t''
html\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -s o -l output -d 'Write into this file instead of standard output' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l metadata -d 'Snapshot of an environment to know its tables from' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l schedule -d 'Show how often each table really syncs instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand graph" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''
markdown\t''
html\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l base -d 'What was last the same on both sides, instead of the record of the last publish' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l cause -d 'Only differences that come from there' -r -f -a "drift\t'The environment was changed since the last publish'
pending\t'The file is ahead of the environment'"
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l stdin-filename -d 'What to call standard input in messages' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l people -d 'Compare who is on the profiles, too'
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l apps -d 'Compare the apps that use the profiles, too'
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l expect-no-changes -d 'Say in an error what differs, for a job that watches over an environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l stdin-filename -d 'What to call standard input in messages' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l target -d 'Only this profile, or this table of it; may be repeated' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -s o -l output -d 'Keep the plan in this file, for `mopctl publish FILE`' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l enable-tables -d 'Enable tables that lack it for mobile offline and change tracking first'
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l apps -d 'Make the apps that files name use the profiles (experimental: where apps keep it isn\'t documented)'
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l draft -d 'Stop before publishing: devices see nothing of it yet, and errors that only publishing is refused for don\'t keep it from being written'
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l steps -d 'Show every write, one on a line'
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand plan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l stdin-filename -d 'What to call standard input in messages' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l target -d 'Only this profile, or this table of it; may be repeated' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l backup-dir -d 'Where to keep what was there before; must be named where `CI` is set' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l enable-tables -d 'Enable tables that lack it for mobile offline and change tracking first'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l apps -d 'Make the apps that files name use the profiles (experimental: where apps keep it isn\'t documented)'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l draft -d 'Stop before publishing: devices see nothing of it yet, and errors that only publishing is refused for don\'t keep it from being written'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l allow-narrowing -d 'Let rows leave devices without asking: narrower rows, tables and relationships less, longer intervals'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l release-drafts -d 'Publish unpublished changes of others, too'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l overwrite-drafts -d 'Overwrite unpublished changes of others where the files say otherwise'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l force -d 'Take away more than 30 % of a profile\'s tables or relationships'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand publish" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -s o -l output -d 'Write files into this folder; without it a single profile goes to standard output' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l all -d 'All profiles of the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l people -d 'Write who is on the profile, too'
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l verbatim -d 'Leave FetchXML as it is, instead of laying it out'
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l force -d 'Replace files that say something else; who is on the profile, apps and budget stay in them, comments, variables and `based_on` don\'t'
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand pull" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -l dry-run -d 'Show what would be written, and write nothing; exit 1'
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -l draft -d 'Stop before publishing: devices can\'t use it yet'
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand clone" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l move-people-to -d 'Put the people who are on it on this profile first' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l backup-dir -d 'Where to keep what was there; must be named where `CI` is set' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -s y -l yes -d 'Delete without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l dry-run -d 'Show what would happen, and write nothing; exit 1'
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -l backup-dir -d 'Where backups were kept, if elsewhere than in the state folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -l limit -d 'How many to show' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand history" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l backup-dir -d 'Where backups were kept, if elsewhere than in the state folder; also for the one taken now' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l with-drafts -d 'Bring back what wasn\'t published then, too, and publish it; without this a profile becomes what devices had, and one that was never published becomes a draft'
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l overwrite-drafts -d 'Overwrite unpublished changes that others made since'
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l no-people -d 'Leave people as they are now'
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l move-people -d 'Move people back who were put on another profile since'
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l as -d 'What a folder is to hold; without it a solution stays one and everything else is YAML' -r -f -a "yaml\t'Profile files'
solution\t'An unpacked solution'"
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l metadata -d 'What is known about tables: a snapshot of an environment' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l solution -d 'Unique name of a new solution' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l publisher -d 'Unique name of the publisher of a new solution' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l prefix -d 'Customization prefix of the publisher of a new solution' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l stdin-filename -d 'What to call standard input in messages' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l force -d 'Replace YAML files that say something else'
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l verbatim -d 'Leave FetchXML as it is, instead of laying it out'
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand convert" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -f -a "list" -d 'Show who is on which profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -f -a "add" -d 'Put users and teams on a profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -f -a "remove" -d 'Take users and teams off a profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -f -a "move" -d 'Move users and teams to another profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -f -a "import" -d 'Put everybody of a CSV file on a profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -f -a "resume" -d 'Go on with the next wave of an import'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -f -a "apply" -d 'Put the people that profile files name on their profiles'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -f -a "audit" -d 'Find out what is wrong with who is on which profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -f -a "refresh" -d 'Take a team off its profile and put it on again, so that its people are looked up anew'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -f -a "export" -d 'Write memberships, or the people of the environment, as CSV that import takes'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and not __fish_seen_subcommand_from list add remove move import resume apply audit refresh export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -l profile -d 'Only this profile' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l team -d 'Team by name or GUID; may be repeated' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l profile -d 'The profile' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l on-conflict -d 'What to do with people who are on another profile' -r -f -a "ask\t'Ask once for all of them; the default at a terminal'
move\t'Move them, never leaving anybody without a profile'
skip\t'Leave them where they are'
fail\t'Write nothing where anybody would have to be moved; the default elsewhere'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l backup-dir -d 'Where to keep what was there before; must be named where `CI` is set' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l team -d 'Team by name or GUID; may be repeated' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l profile -d 'The profile' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l backup-dir -d 'Where to keep what was there before; must be named where `CI` is set' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l team -d 'Team by name or GUID; may be repeated' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l to -d 'The profile to move to' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l from -d 'Only those who are on this profile; without names everybody who is' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l backup-dir -d 'Where to keep what was there before; must be named where `CI` is set' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from move" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l profile -d 'The profile of rows that name none' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l column -d 'The column of users, where it isn\'t called `user`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l mode -d 'Who is meant to be on the profiles afterwards' -r -f -a "add\t'Those who are named, beside those who are there'
exact\t'Those who are named and nobody else: others are taken off, teams too where a file has teams'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l on-conflict -d 'What to do with people who are on another profile' -r -f -a "ask\t'Ask once for all of them; the default at a terminal'
move\t'Move them, never leaving anybody without a profile'
skip\t'Leave them where they are'
fail\t'Write nothing where anybody would have to be moved; the default elsewhere'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l results -d 'Write each row with what became of it into this file, as it goes; it can be imported again' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l waves -d 'Write in waves, each a share of what is to be written with those before it, such as 5%,25%,100%; needs --results' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l hold -d 'Wait so long between two waves and go on; without it you are asked, or the run ends after the wave' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l max-failures -d 'Begin no other wave where more than this share of one failed' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l backup-dir -d 'Where to keep what was there before; must be named where `CI` is set' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l force -d 'Take more than 30 % of a profile\'s people off it'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l column -d 'The column of users, where it isn\'t called `user`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l on-conflict -d 'What to do with people who are on another profile' -r -f -a "ask\t'Ask once for all of them; the default at a terminal'
move\t'Move them, never leaving anybody without a profile'
skip\t'Leave them where they are'
fail\t'Write nothing where anybody would have to be moved; the default elsewhere'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l hold -d 'Wait so long between two waves and go on; without it you are asked, or the run ends after the wave' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l max-failures -d 'Begin no other wave where more than this share of one failed' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l backup-dir -d 'Where to keep what was there before; must be named where `CI` is set' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l force -d 'Take more than 30 % of a profile\'s people off it'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l stdin-filename -d 'What to call standard input in messages' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l mode -d 'Who is meant to be on the profiles afterwards' -r -f -a "add\t'Those who are named, beside those who are there'
exact\t'Those who are named and nobody else: others are taken off, teams too where a file has teams'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l on-conflict -d 'What to do with people who are on another profile' -r -f -a "ask\t'Ask once for all of them; the default at a terminal'
move\t'Move them, never leaving anybody without a profile'
skip\t'Leave them where they are'
fail\t'Write nothing where anybody would have to be moved; the default elsewhere'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l results -d 'Write each row with what became of it into this file, as it goes; it can be imported again' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l backup-dir -d 'Where to keep what was there before; must be named where `CI` is set' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l force -d 'Take more than 30 % of a profile\'s people off it'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l profile -d 'Only people of this profile' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l only -d 'Only this kind of trouble; may be repeated. Without it everything but `none`' -r -f -a "several\t''
flagged\t''
disabled\t''
direct-and-team\t''
no-read\t''
no-mobile\t''
stale-team\t''
dropped\t''
legacy-link\t''
none\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l since -d 'An earlier `members export`: who was on a profile then and no longer is, was dropped' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l backup-dir -d 'Where to keep what was there before; must be named where `CI` is set (with --heal)' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''
csv\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l heal -d 'Put who was dropped back, and take off who is disabled'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l force -d 'Take more than 30 % of a profile\'s people off it (with --heal)'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -s y -l yes -d 'Write without asking (with --heal)'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l dry-run -d 'Show what would be written, and write nothing (with --heal)'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from audit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -l dry-run -d 'Show what would be written, and write nothing; exit 1'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l profile -d 'Only this profile' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -s o -l output -d 'File to write instead of stdout; an existing one is replaced' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l directory -d 'The people of the environment who can use a profile, instead of memberships'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l through-teams -d 'With the people of teams, in a column `through_team`: `audit --since` then tells who left a team, and `import` leaves them to their teams'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from help" -f -a "list" -d 'Show who is on which profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from help" -f -a "add" -d 'Put users and teams on a profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Take users and teams off a profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from help" -f -a "move" -d 'Move users and teams to another profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from help" -f -a "import" -d 'Put everybody of a CSV file on a profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from help" -f -a "resume" -d 'Go on with the next wave of an import'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from help" -f -a "apply" -d 'Put the people that profile files name on their profiles'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from help" -f -a "audit" -d 'Find out what is wrong with who is on which profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from help" -f -a "refresh" -d 'Take a team off its profile and put it on again, so that its people are looked up anew'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write memberships, or the people of the environment, as CSV that import takes'
complete -c mopctl -n "__fish_mopctl_using_subcommand members; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand who" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l default -d 'Name of the vendor\'s profile in the environment' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l base -d 'The vendor\'s profile as it was when last merged, instead of what was recorded then' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l prefer -d 'Whose change stays where both changed the same' -r -f -a "ours\t'Those of the file'
vendor\t'The vendor\'s'"
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l write -d 'Merge the vendor\'s changes into the file'
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l accept -d 'Take the vendor\'s profile as it is now for merged, and change nothing'
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand upstream" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -f -a "list" -d 'List the apps with the profiles they use'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -f -a "attach" -d 'Make an app use a profile (experimental: where apps keep it isn\'t documented)'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -f -a "detach" -d 'Make an app no longer use a profile (experimental)'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and not __fish_seen_subcommand_from list attach detach help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -l profile -d 'The profile' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from attach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -l profile -d 'The profile' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from detach" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the apps with the profiles they use'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from help" -f -a "attach" -d 'Make an app use a profile (experimental: where apps keep it isn\'t documented)'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from help" -f -a "detach" -d 'Make an app no longer use a profile (experimental)'
complete -c mopctl -n "__fish_mopctl_using_subcommand apps; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -f -a "show" -d 'Show the settings'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -f -a "set" -d 'Change settings'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and not __fish_seen_subcommand_from show set help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the settings'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "set" -d 'Change settings'
complete -c mopctl -n "__fish_mopctl_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -f -a "list" -d 'List changes from devices that couldn\'t be made, the newest first'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and not __fish_seen_subcommand_from list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l user -d 'Only those of this person: sign-in name, e-mail, Entra object id or GUID' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l table -d 'Only those about this table' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l since -d 'Only those since this time, such as 2026-11-01 or 2026-11-01T08:00:00Z' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l kind -d 'Only those of this kind' -r -f -a "conflict\t'The row was changed on the server, too'
not-found\t'The row was no longer there, or couldn\'t be seen'
already-exists\t'A row of that kind was there already'
other\t'Anything else'"
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l limit -d 'How many to show' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''
csv\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l resolved -d 'Those that are settled, too'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from help" -f -a "list" -d 'List changes from devices that couldn\'t be made, the newest first'
complete -c mopctl -n "__fish_mopctl_using_subcommand sync-errors; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -f -a "add" -d 'Give an environment a name'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -f -a "list" -d 'List the environments that have names'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -f -a "use" -d 'Say which environment is meant where none is named'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -f -a "remove" -d 'Forget an environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -f -a "check" -d 'Find out what keeps an environment from being worked with'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and not __fish_seen_subcommand_from add list use remove check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -l force -d 'Replace an environment of this name'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -l protected -d 'Write to it only when `--env` names it on the command line'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from help" -f -a "add" -d 'Give an environment a name'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the environments that have names'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from help" -f -a "use" -d 'Say which environment is meant where none is named'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Forget an environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from help" -f -a "check" -d 'Find out what keeps an environment from being worked with'
complete -c mopctl -n "__fish_mopctl_using_subcommand env; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -l tenant -d 'Tenant to sign in to, by id or domain' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -l client-id -d 'Application to sign in with, where your tenant doesn\'t allow that of Microsoft\'s samples' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -l all -d 'Sign out everywhere'
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand logout" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -s o -l output -d 'Write into this file instead of standard output' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand snapshot" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -f -a "serve" -d 'Serve it on a loopback port until interrupted; prints one line of JSON with url and token'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -f -a "reset" -d 'Empty it and fill it again as on the first day'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -f -a "define" -d 'Give it the tables, columns and relationships that profiles name, or those of a snapshot'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -f -a "path" -d 'Say where it keeps its state'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and not __fish_seen_subcommand_from serve reset define path help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l port -d 'Port on 127.0.0.1; 0 takes any free one' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l tls -d 'Serve https on localhost, and write the certificate for clients to trust into this file' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l latency -d 'Time that each operation costs, those in batches included, such as 50ms' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l enforce-limits -d 'Enforce the service protection limits, or REQUESTS/SECONDS, such as 600/30' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l fault -d 'What goes wrong: KIND (always), KIND@INDEX (that request, counted from 0; 3+7 for several) or KIND:PROBABILITY; repeatable. KIND: 429, 429-time, 429-concurrency, 503, slow, hang, reset, commit-timeout, inner-429, truncated-batch, wrong-part-count, stale-etag, expired-token, missing-privilege, html-error, bad-json, die-before, die-after' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l parallelism -d 'How many requests at once it recommends (`x-ms-dop-hint`)' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l membership-writes -d 'How writes of memberships get on with each other: parallel, serial or refused' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l quirk -d 'A way that sources disagree about: nested-expand-empty, stale-validation, duplicate-409' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l clock -d 'Let its clock start at this time and go on by a second at each look, such as 2026-01-05T08:00:00Z' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l log -d 'Write a line of JSON for each request into this file' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l enforce-one-to-many -d 'Refuse more than one one-to-many or many-to-many relationship to a table, as documented'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l users -d 'How many users it has' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l teams -d 'How many teams it has' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l seed -d 'Further rows: JSON of entity sets, each with a list of rows as the Web API takes them; `RetrieveTotalRecordCount` with a number by table is what that function answers then, `EntityDefinitions` a list of further tables with `Attributes` and `ManyToOneRelationships`' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l organization -d 'Name of its organization: sandboxes of different names are different environments' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -l stdin-filename -d 'What to call standard input in messages' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from define" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "serve" -d 'Serve it on a loopback port until interrupted; prints one line of JSON with url and token'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "reset" -d 'Empty it and fill it again as on the first day'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "define" -d 'Give it the tables, columns and relationships that profiles name, or those of a snapshot'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "path" -d 'Say where it keeps its state'
complete -c mopctl -n "__fish_mopctl_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -l format -d 'How to write the catalogue' -r -f -a "human\t''
json\t''
markdown\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -l limits -d 'Show the numbers that rules compare with, by limit set, with their sources'
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand rules" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -l metadata -d 'Snapshot of an environment to know its tables from' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -a "enable" -d 'Enable tables for mobile offline and change tracking, and publish them'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and not __fish_seen_subcommand_from enable help" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -s y -l yes -d 'Write without asking'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -l dry-run -d 'Show what would be written, and write nothing; exit 1 when changes are pending'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from enable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from help" -f -a "enable" -d 'Enable tables for mobile offline and change tracking, and publish them'
complete -c mopctl -n "__fish_mopctl_using_subcommand tables; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand guide" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -s o -l output -d 'Write into this file instead of standard output' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -l format -d 'How to write the answer' -r -f -a "human\t''
json\t''"
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -l color -d 'When to use colour' -r -f -a "auto\t'At a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never'"
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -s C -d 'Run as if started in this folder' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -l config -d 'Project configuration instead of the mopctl.yaml found by walking up' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -l env -d 'Environment to work with; `sandbox` is the embedded Dataverse' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -l timeout -d 'How long one request may take, such as 30s' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -l trace-http -d 'Write every request and answer into this file, without secrets' -r -F
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -l url -d 'URL of the environment; the access token comes from `MOPCTL_TOKEN`' -r
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -s q -l quiet -d 'Say nothing but the answer and errors'
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -s v -l verbose -d 'Show every request to the environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -l no-input -d 'Never ask; fail and name the missing option instead'
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -l no-config -d 'Read no configuration'
complete -c mopctl -n "__fish_mopctl_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "validate" -d 'Check profiles against everything the platform documents'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "fmt" -d 'Bring profile files into canonical form'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "graph" -d 'Show who brings whom, and how much of the relationship budget is spent'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "diff" -d 'Show how files and an environment, or any two addresses, differ'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "plan" -d 'Show the ordered changes that a publish would make, and keep them for it'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "publish" -d 'Make an environment what the files say, and prove it'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "list" -d 'List the profiles of an environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "show" -d 'Show one profile of an environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "pull" -d 'Write profiles of an environment into files'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "clone" -d 'Copy a profile of an environment under a new name'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "delete" -d 'Delete a profile of an environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "history" -d 'List the backups that were taken before writes'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "restore" -d 'Make a profile what it was before a write'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "convert" -d 'Write profiles of any source as YAML or into solution files'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "members" -d 'Show and change who is on which profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "who" -d 'Tell on one page what holds for a person'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "upstream" -d 'Bring what a vendor changed in its default profile into a profile of one\'s own'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "apps" -d 'Show and change which apps use which profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "settings" -d 'Show and change the organization\'s settings for mobile offline'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "sync-errors" -d 'Read what failed on devices'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "env" -d 'Name environments, and find out what keeps one from being worked with'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "login" -d 'Sign in to an environment with a code, and stay signed in'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "logout" -d 'Forget a sign-in'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "snapshot" -d 'Keep an environment\'s table metadata and profiles in one file'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "sandbox" -d 'Serve, reset or locate the embedded Dataverse'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "rules" -d 'List the rules'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "explain" -d 'Explain one rule: numbers, sources, examples'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "tables" -d 'List what the platform lets each table do offline, or enable tables for it'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "guide" -d 'Explain what happens on the device'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "schema" -d 'Write the JSON Schema of a profile file, for editors'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "completions" -d 'Write a completion script for a shell'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "man" -d 'Write a manual page'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and not __fish_seen_subcommand_from validate fmt graph diff plan publish list show pull clone delete history restore convert members who upstream apps settings sync-errors env login logout snapshot sandbox rules explain tables guide schema completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from members" -f -a "list" -d 'Show who is on which profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from members" -f -a "add" -d 'Put users and teams on a profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from members" -f -a "remove" -d 'Take users and teams off a profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from members" -f -a "move" -d 'Move users and teams to another profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from members" -f -a "import" -d 'Put everybody of a CSV file on a profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from members" -f -a "resume" -d 'Go on with the next wave of an import'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from members" -f -a "apply" -d 'Put the people that profile files name on their profiles'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from members" -f -a "audit" -d 'Find out what is wrong with who is on which profile'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from members" -f -a "refresh" -d 'Take a team off its profile and put it on again, so that its people are looked up anew'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from members" -f -a "export" -d 'Write memberships, or the people of the environment, as CSV that import takes'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from apps" -f -a "list" -d 'List the apps with the profiles they use'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from apps" -f -a "attach" -d 'Make an app use a profile (experimental: where apps keep it isn\'t documented)'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from apps" -f -a "detach" -d 'Make an app no longer use a profile (experimental)'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "show" -d 'Show the settings'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "set" -d 'Change settings'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from sync-errors" -f -a "list" -d 'List changes from devices that couldn\'t be made, the newest first'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from env" -f -a "add" -d 'Give an environment a name'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from env" -f -a "list" -d 'List the environments that have names'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from env" -f -a "use" -d 'Say which environment is meant where none is named'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from env" -f -a "remove" -d 'Forget an environment'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from env" -f -a "check" -d 'Find out what keeps an environment from being worked with'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "serve" -d 'Serve it on a loopback port until interrupted; prints one line of JSON with url and token'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "reset" -d 'Empty it and fill it again as on the first day'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "define" -d 'Give it the tables, columns and relationships that profiles name, or those of a snapshot'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "path" -d 'Say where it keeps its state'
complete -c mopctl -n "__fish_mopctl_using_subcommand help; and __fish_seen_subcommand_from tables" -f -a "enable" -d 'Enable tables for mobile offline and change tracking, and publish them'
