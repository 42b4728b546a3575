
use builtin;
use str;

set edit:completion:arg-completer[mopctl] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'mopctl'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'mopctl'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand validate 'Check profiles against everything the platform documents'
            cand fmt 'Bring profile files into canonical form'
            cand graph 'Show who brings whom, and how much of the relationship budget is spent'
            cand diff 'Show how files and an environment, or any two addresses, differ'
            cand plan 'Show the ordered changes that a publish would make, and keep them for it'
            cand publish 'Make an environment what the files say, and prove it'
            cand list 'List the profiles of an environment'
            cand show 'Show one profile of an environment'
            cand pull 'Write profiles of an environment into files'
            cand clone 'Copy a profile of an environment under a new name'
            cand delete 'Delete a profile of an environment'
            cand history 'List the backups that were taken before writes'
            cand restore 'Make a profile what it was before a write'
            cand convert 'Write profiles of any source as YAML or into solution files'
            cand members 'Show and change who is on which profile'
            cand who 'Tell on one page what holds for a person'
            cand upstream 'Bring what a vendor changed in its default profile into a profile of one''s own'
            cand apps 'Show and change which apps use which profile'
            cand settings 'Show and change the organization''s settings for mobile offline'
            cand sync-errors 'Read what failed on devices'
            cand env 'Name environments, and find out what keeps one from being worked with'
            cand login 'Sign in to an environment with a code, and stay signed in'
            cand logout 'Forget a sign-in'
            cand snapshot 'Keep an environment''s table metadata and profiles in one file'
            cand sandbox 'Serve, reset or locate the embedded Dataverse'
            cand rules 'List the rules'
            cand explain 'Explain one rule: numbers, sources, examples'
            cand tables 'List what the platform lets each table do offline, or enable tables for it'
            cand guide 'Explain what happens on the device'
            cand schema 'Write the JSON Schema of a profile file, for editors'
            cand completions 'Write a completion script for a shell'
            cand man 'Write a manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;validate'= {
            cand --stdin-filename 'What to call standard input in messages'
            cand --metadata 'Snapshot of an environment to know its tables from, see `mopctl snapshot`'
            cand --app 'Exported solution (zip or unpacked folder) with the apps that use the profiles'
            cand --format 'How to write the report'
            cand --output-file 'Write the report into this file instead of standard output'
            cand --output 'Write a further report, such as `sarif=findings.sarif`'
            cand --limits 'The numbers to compare with, instead of those of the configuration'
            cand --fix 'Mend what a change of the file mends; `safe` where nothing is named'
            cand --deny 'Fail on warnings too'
            cand --min-severity 'Show only what is at least as bad'
            cand --baseline 'Leave away the findings that this file knows'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --statistics 'Count what each rule found instead of listing it'
            cand --diff 'Show what `--fix` would change, and write nothing'
            cand --exit-zero 'Exit 0 whatever is found'
            cand --write-baseline 'Write what is found now into the file of `--baseline`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;fmt'= {
            cand --stdin-filename 'What to call standard input in messages'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --check 'Write nothing; name the files that aren''t in canonical form, and exit 1 if there are any'
            cand --diff 'Write nothing; show what would change, and exit 1 if anything would'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;graph'= {
            cand --stdin-filename 'What to call standard input in messages'
            cand --format 'How to draw the graph'
            cand -o 'Write into this file instead of standard output'
            cand --output 'Write into this file instead of standard output'
            cand --metadata 'Snapshot of an environment to know its tables from'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --schedule 'Show how often each table really syncs instead'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;diff'= {
            cand --format 'How to write the answer'
            cand --base 'What was last the same on both sides, instead of the record of the last publish'
            cand --cause 'Only differences that come from there'
            cand --stdin-filename 'What to call standard input in messages'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --people 'Compare who is on the profiles, too'
            cand --apps 'Compare the apps that use the profiles, too'
            cand --expect-no-changes 'Say in an error what differs, for a job that watches over an environment'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;plan'= {
            cand --stdin-filename 'What to call standard input in messages'
            cand --target 'Only this profile, or this table of it; may be repeated'
            cand -o 'Keep the plan in this file, for `mopctl publish FILE`'
            cand --output 'Keep the plan in this file, for `mopctl publish FILE`'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --enable-tables 'Enable tables that lack it for mobile offline and change tracking first'
            cand --apps 'Make the apps that files name use the profiles (experimental: where apps keep it isn''t documented)'
            cand --draft 'Stop before publishing: devices see nothing of it yet, and errors that only publishing is refused for don''t keep it from being written'
            cand --steps 'Show every write, one on a line'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;publish'= {
            cand --stdin-filename 'What to call standard input in messages'
            cand --target 'Only this profile, or this table of it; may be repeated'
            cand --backup-dir 'Where to keep what was there before; must be named where `CI` is set'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --enable-tables 'Enable tables that lack it for mobile offline and change tracking first'
            cand --apps 'Make the apps that files name use the profiles (experimental: where apps keep it isn''t documented)'
            cand --draft 'Stop before publishing: devices see nothing of it yet, and errors that only publishing is refused for don''t keep it from being written'
            cand --allow-narrowing 'Let rows leave devices without asking: narrower rows, tables and relationships less, longer intervals'
            cand --release-drafts 'Publish unpublished changes of others, too'
            cand --overwrite-drafts 'Overwrite unpublished changes of others where the files say otherwise'
            cand --force 'Take away more than 30 % of a profile''s tables or relationships'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;list'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;show'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;pull'= {
            cand -o 'Write files into this folder; without it a single profile goes to standard output'
            cand --output 'Write files into this folder; without it a single profile goes to standard output'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --all 'All profiles of the environment'
            cand --people 'Write who is on the profile, too'
            cand --verbatim 'Leave FetchXML as it is, instead of laying it out'
            cand --force 'Replace files that say something else; who is on the profile, apps and budget stay in them, comments, variables and `based_on` don''t'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;clone'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1'
            cand --draft 'Stop before publishing: devices can''t use it yet'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;delete'= {
            cand --move-people-to 'Put the people who are on it on this profile first'
            cand --backup-dir 'Where to keep what was there; must be named where `CI` is set'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -y 'Delete without asking'
            cand --yes 'Delete without asking'
            cand --dry-run 'Show what would happen, and write nothing; exit 1'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;history'= {
            cand --backup-dir 'Where backups were kept, if elsewhere than in the state folder'
            cand --limit 'How many to show'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;restore'= {
            cand --backup-dir 'Where backups were kept, if elsewhere than in the state folder; also for the one taken now'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand --with-drafts 'Bring back what wasn''t published then, too, and publish it; without this a profile becomes what devices had, and one that was never published becomes a draft'
            cand --overwrite-drafts 'Overwrite unpublished changes that others made since'
            cand --no-people 'Leave people as they are now'
            cand --move-people 'Move people back who were put on another profile since'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;convert'= {
            cand --as 'What a folder is to hold; without it a solution stays one and everything else is YAML'
            cand --metadata 'What is known about tables: a snapshot of an environment'
            cand --solution 'Unique name of a new solution'
            cand --publisher 'Unique name of the publisher of a new solution'
            cand --prefix 'Customization prefix of the publisher of a new solution'
            cand --stdin-filename 'What to call standard input in messages'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --force 'Replace YAML files that say something else'
            cand --verbatim 'Leave FetchXML as it is, instead of laying it out'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;members'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'Show who is on which profile'
            cand add 'Put users and teams on a profile'
            cand remove 'Take users and teams off a profile'
            cand move 'Move users and teams to another profile'
            cand import 'Put everybody of a CSV file on a profile'
            cand resume 'Go on with the next wave of an import'
            cand apply 'Put the people that profile files name on their profiles'
            cand audit 'Find out what is wrong with who is on which profile'
            cand refresh 'Take a team off its profile and put it on again, so that its people are looked up anew'
            cand export 'Write memberships, or the people of the environment, as CSV that import takes'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;members;list'= {
            cand --profile 'Only this profile'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;members;add'= {
            cand --team 'Team by name or GUID; may be repeated'
            cand --profile 'The profile'
            cand --on-conflict 'What to do with people who are on another profile'
            cand --backup-dir 'Where to keep what was there before; must be named where `CI` is set'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;members;remove'= {
            cand --team 'Team by name or GUID; may be repeated'
            cand --profile 'The profile'
            cand --backup-dir 'Where to keep what was there before; must be named where `CI` is set'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;members;move'= {
            cand --team 'Team by name or GUID; may be repeated'
            cand --to 'The profile to move to'
            cand --from 'Only those who are on this profile; without names everybody who is'
            cand --backup-dir 'Where to keep what was there before; must be named where `CI` is set'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;members;import'= {
            cand --profile 'The profile of rows that name none'
            cand --column 'The column of users, where it isn''t called `user`'
            cand --mode 'Who is meant to be on the profiles afterwards'
            cand --on-conflict 'What to do with people who are on another profile'
            cand --results 'Write each row with what became of it into this file, as it goes; it can be imported again'
            cand --waves 'Write in waves, each a share of what is to be written with those before it, such as 5%,25%,100%; needs --results'
            cand --hold 'Wait so long between two waves and go on; without it you are asked, or the run ends after the wave'
            cand --max-failures 'Begin no other wave where more than this share of one failed'
            cand --backup-dir 'Where to keep what was there before; must be named where `CI` is set'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --force 'Take more than 30 % of a profile''s people off it'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;members;resume'= {
            cand --column 'The column of users, where it isn''t called `user`'
            cand --on-conflict 'What to do with people who are on another profile'
            cand --hold 'Wait so long between two waves and go on; without it you are asked, or the run ends after the wave'
            cand --max-failures 'Begin no other wave where more than this share of one failed'
            cand --backup-dir 'Where to keep what was there before; must be named where `CI` is set'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --force 'Take more than 30 % of a profile''s people off it'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;members;apply'= {
            cand --stdin-filename 'What to call standard input in messages'
            cand --mode 'Who is meant to be on the profiles afterwards'
            cand --on-conflict 'What to do with people who are on another profile'
            cand --results 'Write each row with what became of it into this file, as it goes; it can be imported again'
            cand --backup-dir 'Where to keep what was there before; must be named where `CI` is set'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --force 'Take more than 30 % of a profile''s people off it'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;members;audit'= {
            cand --profile 'Only people of this profile'
            cand --only 'Only this kind of trouble; may be repeated. Without it everything but `none`'
            cand --since 'An earlier `members export`: who was on a profile then and no longer is, was dropped'
            cand --backup-dir 'Where to keep what was there before; must be named where `CI` is set (with --heal)'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --heal 'Put who was dropped back, and take off who is disabled'
            cand --force 'Take more than 30 % of a profile''s people off it (with --heal)'
            cand -y 'Write without asking (with --heal)'
            cand --yes 'Write without asking (with --heal)'
            cand --dry-run 'Show what would be written, and write nothing (with --heal)'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;members;refresh'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;members;export'= {
            cand --profile 'Only this profile'
            cand -o 'File to write instead of stdout; an existing one is replaced'
            cand --output 'File to write instead of stdout; an existing one is replaced'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --directory 'The people of the environment who can use a profile, instead of memberships'
            cand --through-teams 'With the people of teams, in a column `through_team`: `audit --since` then tells who left a team, and `import` leaves them to their teams'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;members;help'= {
            cand list 'Show who is on which profile'
            cand add 'Put users and teams on a profile'
            cand remove 'Take users and teams off a profile'
            cand move 'Move users and teams to another profile'
            cand import 'Put everybody of a CSV file on a profile'
            cand resume 'Go on with the next wave of an import'
            cand apply 'Put the people that profile files name on their profiles'
            cand audit 'Find out what is wrong with who is on which profile'
            cand refresh 'Take a team off its profile and put it on again, so that its people are looked up anew'
            cand export 'Write memberships, or the people of the environment, as CSV that import takes'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;members;help;list'= {
        }
        &'mopctl;members;help;add'= {
        }
        &'mopctl;members;help;remove'= {
        }
        &'mopctl;members;help;move'= {
        }
        &'mopctl;members;help;import'= {
        }
        &'mopctl;members;help;resume'= {
        }
        &'mopctl;members;help;apply'= {
        }
        &'mopctl;members;help;audit'= {
        }
        &'mopctl;members;help;refresh'= {
        }
        &'mopctl;members;help;export'= {
        }
        &'mopctl;members;help;help'= {
        }
        &'mopctl;who'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;upstream'= {
            cand --default 'Name of the vendor''s profile in the environment'
            cand --base 'The vendor''s profile as it was when last merged, instead of what was recorded then'
            cand --prefer 'Whose change stays where both changed the same'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --write 'Merge the vendor''s changes into the file'
            cand --accept 'Take the vendor''s profile as it is now for merged, and change nothing'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;apps'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List the apps with the profiles they use'
            cand attach 'Make an app use a profile (experimental: where apps keep it isn''t documented)'
            cand detach 'Make an app no longer use a profile (experimental)'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;apps;list'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;apps;attach'= {
            cand --profile 'The profile'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;apps;detach'= {
            cand --profile 'The profile'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;apps;help'= {
            cand list 'List the apps with the profiles they use'
            cand attach 'Make an app use a profile (experimental: where apps keep it isn''t documented)'
            cand detach 'Make an app no longer use a profile (experimental)'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;apps;help;list'= {
        }
        &'mopctl;apps;help;attach'= {
        }
        &'mopctl;apps;help;detach'= {
        }
        &'mopctl;apps;help;help'= {
        }
        &'mopctl;settings'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand show 'Show the settings'
            cand set 'Change settings'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;settings;show'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;settings;set'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;settings;help'= {
            cand show 'Show the settings'
            cand set 'Change settings'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;settings;help;show'= {
        }
        &'mopctl;settings;help;set'= {
        }
        &'mopctl;settings;help;help'= {
        }
        &'mopctl;sync-errors'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List changes from devices that couldn''t be made, the newest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;sync-errors;list'= {
            cand --user 'Only those of this person: sign-in name, e-mail, Entra object id or GUID'
            cand --table 'Only those about this table'
            cand --since 'Only those since this time, such as 2026-11-01 or 2026-11-01T08:00:00Z'
            cand --kind 'Only those of this kind'
            cand --limit 'How many to show'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --resolved 'Those that are settled, too'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;sync-errors;help'= {
            cand list 'List changes from devices that couldn''t be made, the newest first'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;sync-errors;help;list'= {
        }
        &'mopctl;sync-errors;help;help'= {
        }
        &'mopctl;env'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand add 'Give an environment a name'
            cand list 'List the environments that have names'
            cand use 'Say which environment is meant where none is named'
            cand remove 'Forget an environment'
            cand check 'Find out what keeps an environment from being worked with'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;env;add'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --force 'Replace an environment of this name'
            cand --protected 'Write to it only when `--env` names it on the command line'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;env;list'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;env;use'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;env;remove'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;env;check'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;env;help'= {
            cand add 'Give an environment a name'
            cand list 'List the environments that have names'
            cand use 'Say which environment is meant where none is named'
            cand remove 'Forget an environment'
            cand check 'Find out what keeps an environment from being worked with'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;env;help;add'= {
        }
        &'mopctl;env;help;list'= {
        }
        &'mopctl;env;help;use'= {
        }
        &'mopctl;env;help;remove'= {
        }
        &'mopctl;env;help;check'= {
        }
        &'mopctl;env;help;help'= {
        }
        &'mopctl;login'= {
            cand --tenant 'Tenant to sign in to, by id or domain'
            cand --client-id 'Application to sign in with, where your tenant doesn''t allow that of Microsoft''s samples'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;logout'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --all 'Sign out everywhere'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;snapshot'= {
            cand -o 'Write into this file instead of standard output'
            cand --output 'Write into this file instead of standard output'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;sandbox'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand serve 'Serve it on a loopback port until interrupted; prints one line of JSON with url and token'
            cand reset 'Empty it and fill it again as on the first day'
            cand define 'Give it the tables, columns and relationships that profiles name, or those of a snapshot'
            cand path 'Say where it keeps its state'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;sandbox;serve'= {
            cand --port 'Port on 127.0.0.1; 0 takes any free one'
            cand --tls 'Serve https on localhost, and write the certificate for clients to trust into this file'
            cand --latency 'Time that each operation costs, those in batches included, such as 50ms'
            cand --enforce-limits 'Enforce the service protection limits, or REQUESTS/SECONDS, such as 600/30'
            cand --fault 'What goes wrong: KIND (always), KIND@INDEX (that request, counted from 0; 3+7 for several) or KIND:PROBABILITY; repeatable. KIND: 429, 429-time, 429-concurrency, 503, slow, hang, reset, commit-timeout, inner-429, truncated-batch, wrong-part-count, stale-etag, expired-token, missing-privilege, html-error, bad-json, die-before, die-after'
            cand --parallelism 'How many requests at once it recommends (`x-ms-dop-hint`)'
            cand --membership-writes 'How writes of memberships get on with each other: parallel, serial or refused'
            cand --quirk 'A way that sources disagree about: nested-expand-empty, stale-validation, duplicate-409'
            cand --clock 'Let its clock start at this time and go on by a second at each look, such as 2026-01-05T08:00:00Z'
            cand --log 'Write a line of JSON for each request into this file'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --enforce-one-to-many 'Refuse more than one one-to-many or many-to-many relationship to a table, as documented'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;sandbox;reset'= {
            cand --users 'How many users it has'
            cand --teams 'How many teams it has'
            cand --seed 'Further rows: JSON of entity sets, each with a list of rows as the Web API takes them; `RetrieveTotalRecordCount` with a number by table is what that function answers then, `EntityDefinitions` a list of further tables with `Attributes` and `ManyToOneRelationships`'
            cand --organization 'Name of its organization: sandboxes of different names are different environments'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;sandbox;define'= {
            cand --stdin-filename 'What to call standard input in messages'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;sandbox;path'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;sandbox;help'= {
            cand serve 'Serve it on a loopback port until interrupted; prints one line of JSON with url and token'
            cand reset 'Empty it and fill it again as on the first day'
            cand define 'Give it the tables, columns and relationships that profiles name, or those of a snapshot'
            cand path 'Say where it keeps its state'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;sandbox;help;serve'= {
        }
        &'mopctl;sandbox;help;reset'= {
        }
        &'mopctl;sandbox;help;define'= {
        }
        &'mopctl;sandbox;help;path'= {
        }
        &'mopctl;sandbox;help;help'= {
        }
        &'mopctl;rules'= {
            cand --format 'How to write the catalogue'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand --limits 'Show the numbers that rules compare with, by limit set, with their sources'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;explain'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;tables'= {
            cand --metadata 'Snapshot of an environment to know its tables from'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand enable 'Enable tables for mobile offline and change tracking, and publish them'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;tables;enable'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -y 'Write without asking'
            cand --yes 'Write without asking'
            cand --dry-run 'Show what would be written, and write nothing; exit 1 when changes are pending'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;tables;help'= {
            cand enable 'Enable tables for mobile offline and change tracking, and publish them'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;tables;help;enable'= {
        }
        &'mopctl;tables;help;help'= {
        }
        &'mopctl;guide'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;schema'= {
            cand -o 'Write into this file instead of standard output'
            cand --output 'Write into this file instead of standard output'
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;completions'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;man'= {
            cand --format 'How to write the answer'
            cand --color 'When to use colour'
            cand -C 'Run as if started in this folder'
            cand --config 'Project configuration instead of the mopctl.yaml found by walking up'
            cand --env 'Environment to work with; `sandbox` is the embedded Dataverse'
            cand --timeout 'How long one request may take, such as 30s'
            cand --trace-http 'Write every request and answer into this file, without secrets'
            cand --url 'URL of the environment; the access token comes from `MOPCTL_TOKEN`'
            cand -q 'Say nothing but the answer and errors'
            cand --quiet 'Say nothing but the answer and errors'
            cand -v 'Show every request to the environment'
            cand --verbose 'Show every request to the environment'
            cand --no-input 'Never ask; fail and name the missing option instead'
            cand --no-config 'Read no configuration'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'mopctl;help'= {
            cand validate 'Check profiles against everything the platform documents'
            cand fmt 'Bring profile files into canonical form'
            cand graph 'Show who brings whom, and how much of the relationship budget is spent'
            cand diff 'Show how files and an environment, or any two addresses, differ'
            cand plan 'Show the ordered changes that a publish would make, and keep them for it'
            cand publish 'Make an environment what the files say, and prove it'
            cand list 'List the profiles of an environment'
            cand show 'Show one profile of an environment'
            cand pull 'Write profiles of an environment into files'
            cand clone 'Copy a profile of an environment under a new name'
            cand delete 'Delete a profile of an environment'
            cand history 'List the backups that were taken before writes'
            cand restore 'Make a profile what it was before a write'
            cand convert 'Write profiles of any source as YAML or into solution files'
            cand members 'Show and change who is on which profile'
            cand who 'Tell on one page what holds for a person'
            cand upstream 'Bring what a vendor changed in its default profile into a profile of one''s own'
            cand apps 'Show and change which apps use which profile'
            cand settings 'Show and change the organization''s settings for mobile offline'
            cand sync-errors 'Read what failed on devices'
            cand env 'Name environments, and find out what keeps one from being worked with'
            cand login 'Sign in to an environment with a code, and stay signed in'
            cand logout 'Forget a sign-in'
            cand snapshot 'Keep an environment''s table metadata and profiles in one file'
            cand sandbox 'Serve, reset or locate the embedded Dataverse'
            cand rules 'List the rules'
            cand explain 'Explain one rule: numbers, sources, examples'
            cand tables 'List what the platform lets each table do offline, or enable tables for it'
            cand guide 'Explain what happens on the device'
            cand schema 'Write the JSON Schema of a profile file, for editors'
            cand completions 'Write a completion script for a shell'
            cand man 'Write a manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'mopctl;help;validate'= {
        }
        &'mopctl;help;fmt'= {
        }
        &'mopctl;help;graph'= {
        }
        &'mopctl;help;diff'= {
        }
        &'mopctl;help;plan'= {
        }
        &'mopctl;help;publish'= {
        }
        &'mopctl;help;list'= {
        }
        &'mopctl;help;show'= {
        }
        &'mopctl;help;pull'= {
        }
        &'mopctl;help;clone'= {
        }
        &'mopctl;help;delete'= {
        }
        &'mopctl;help;history'= {
        }
        &'mopctl;help;restore'= {
        }
        &'mopctl;help;convert'= {
        }
        &'mopctl;help;members'= {
            cand list 'Show who is on which profile'
            cand add 'Put users and teams on a profile'
            cand remove 'Take users and teams off a profile'
            cand move 'Move users and teams to another profile'
            cand import 'Put everybody of a CSV file on a profile'
            cand resume 'Go on with the next wave of an import'
            cand apply 'Put the people that profile files name on their profiles'
            cand audit 'Find out what is wrong with who is on which profile'
            cand refresh 'Take a team off its profile and put it on again, so that its people are looked up anew'
            cand export 'Write memberships, or the people of the environment, as CSV that import takes'
        }
        &'mopctl;help;members;list'= {
        }
        &'mopctl;help;members;add'= {
        }
        &'mopctl;help;members;remove'= {
        }
        &'mopctl;help;members;move'= {
        }
        &'mopctl;help;members;import'= {
        }
        &'mopctl;help;members;resume'= {
        }
        &'mopctl;help;members;apply'= {
        }
        &'mopctl;help;members;audit'= {
        }
        &'mopctl;help;members;refresh'= {
        }
        &'mopctl;help;members;export'= {
        }
        &'mopctl;help;who'= {
        }
        &'mopctl;help;upstream'= {
        }
        &'mopctl;help;apps'= {
            cand list 'List the apps with the profiles they use'
            cand attach 'Make an app use a profile (experimental: where apps keep it isn''t documented)'
            cand detach 'Make an app no longer use a profile (experimental)'
        }
        &'mopctl;help;apps;list'= {
        }
        &'mopctl;help;apps;attach'= {
        }
        &'mopctl;help;apps;detach'= {
        }
        &'mopctl;help;settings'= {
            cand show 'Show the settings'
            cand set 'Change settings'
        }
        &'mopctl;help;settings;show'= {
        }
        &'mopctl;help;settings;set'= {
        }
        &'mopctl;help;sync-errors'= {
            cand list 'List changes from devices that couldn''t be made, the newest first'
        }
        &'mopctl;help;sync-errors;list'= {
        }
        &'mopctl;help;env'= {
            cand add 'Give an environment a name'
            cand list 'List the environments that have names'
            cand use 'Say which environment is meant where none is named'
            cand remove 'Forget an environment'
            cand check 'Find out what keeps an environment from being worked with'
        }
        &'mopctl;help;env;add'= {
        }
        &'mopctl;help;env;list'= {
        }
        &'mopctl;help;env;use'= {
        }
        &'mopctl;help;env;remove'= {
        }
        &'mopctl;help;env;check'= {
        }
        &'mopctl;help;login'= {
        }
        &'mopctl;help;logout'= {
        }
        &'mopctl;help;snapshot'= {
        }
        &'mopctl;help;sandbox'= {
            cand serve 'Serve it on a loopback port until interrupted; prints one line of JSON with url and token'
            cand reset 'Empty it and fill it again as on the first day'
            cand define 'Give it the tables, columns and relationships that profiles name, or those of a snapshot'
            cand path 'Say where it keeps its state'
        }
        &'mopctl;help;sandbox;serve'= {
        }
        &'mopctl;help;sandbox;reset'= {
        }
        &'mopctl;help;sandbox;define'= {
        }
        &'mopctl;help;sandbox;path'= {
        }
        &'mopctl;help;rules'= {
        }
        &'mopctl;help;explain'= {
        }
        &'mopctl;help;tables'= {
            cand enable 'Enable tables for mobile offline and change tracking, and publish them'
        }
        &'mopctl;help;tables;enable'= {
        }
        &'mopctl;help;guide'= {
        }
        &'mopctl;help;schema'= {
        }
        &'mopctl;help;completions'= {
        }
        &'mopctl;help;man'= {
        }
        &'mopctl;help;help'= {
        }
    ]
    $completions[$command]
}
