
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'mopctl' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'mopctl'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'mopctl' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check profiles against everything the platform documents')
            [CompletionResult]::new('fmt', 'fmt', [CompletionResultType]::ParameterValue, 'Bring profile files into canonical form')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Show who brings whom, and how much of the relationship budget is spent')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show how files and an environment, or any two addresses, differ')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show the ordered changes that a publish would make, and keep them for it')
            [CompletionResult]::new('publish', 'publish', [CompletionResultType]::ParameterValue, 'Make an environment what the files say, and prove it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the profiles of an environment')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one profile of an environment')
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Write profiles of an environment into files')
            [CompletionResult]::new('clone', 'clone', [CompletionResultType]::ParameterValue, 'Copy a profile of an environment under a new name')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a profile of an environment')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List the backups that were taken before writes')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Make a profile what it was before a write')
            [CompletionResult]::new('convert', 'convert', [CompletionResultType]::ParameterValue, 'Write profiles of any source as YAML or into solution files')
            [CompletionResult]::new('members', 'members', [CompletionResultType]::ParameterValue, 'Show and change who is on which profile')
            [CompletionResult]::new('who', 'who', [CompletionResultType]::ParameterValue, 'Tell on one page what holds for a person')
            [CompletionResult]::new('upstream', 'upstream', [CompletionResultType]::ParameterValue, 'Bring what a vendor changed in its default profile into a profile of one''s own')
            [CompletionResult]::new('apps', 'apps', [CompletionResultType]::ParameterValue, 'Show and change which apps use which profile')
            [CompletionResult]::new('settings', 'settings', [CompletionResultType]::ParameterValue, 'Show and change the organization''s settings for mobile offline')
            [CompletionResult]::new('sync-errors', 'sync-errors', [CompletionResultType]::ParameterValue, 'Read what failed on devices')
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Name environments, and find out what keeps one from being worked with')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in to an environment with a code, and stay signed in')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Forget a sign-in')
            [CompletionResult]::new('snapshot', 'snapshot', [CompletionResultType]::ParameterValue, 'Keep an environment''s table metadata and profiles in one file')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Serve, reset or locate the embedded Dataverse')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List the rules')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain one rule: numbers, sources, examples')
            [CompletionResult]::new('tables', 'tables', [CompletionResultType]::ParameterValue, 'List what the platform lets each table do offline, or enable tables for it')
            [CompletionResult]::new('guide', 'guide', [CompletionResultType]::ParameterValue, 'Explain what happens on the device')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Write the JSON Schema of a profile file, for editors')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write a completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write a manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;validate' {
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What to call standard input in messages')
            [CompletionResult]::new('--metadata', '--metadata', [CompletionResultType]::ParameterName, 'Snapshot of an environment to know its tables from, see `mopctl snapshot`')
            [CompletionResult]::new('--app', '--app', [CompletionResultType]::ParameterName, 'Exported solution (zip or unpacked folder) with the apps that use the profiles')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the report')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report into this file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write a further report, such as `sarif=findings.sarif`')
            [CompletionResult]::new('--limits', '--limits', [CompletionResultType]::ParameterName, 'The numbers to compare with, instead of those of the configuration')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Mend what a change of the file mends; `safe` where nothing is named')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Fail on warnings too')
            [CompletionResult]::new('--min-severity', '--min-severity', [CompletionResultType]::ParameterName, 'Show only what is at least as bad')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Leave away the findings that this file knows')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--statistics', '--statistics', [CompletionResultType]::ParameterName, 'Count what each rule found instead of listing it')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Show what `--fix` would change, and write nothing')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit 0 whatever is found')
            [CompletionResult]::new('--write-baseline', '--write-baseline', [CompletionResultType]::ParameterName, 'Write what is found now into the file of `--baseline`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;fmt' {
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What to call standard input in messages')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing; name the files that aren''t in canonical form, and exit 1 if there are any')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Write nothing; show what would change, and exit 1 if anything would')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;graph' {
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What to call standard input in messages')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to draw the graph')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write into this file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write into this file instead of standard output')
            [CompletionResult]::new('--metadata', '--metadata', [CompletionResultType]::ParameterName, 'Snapshot of an environment to know its tables from')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--schedule', '--schedule', [CompletionResultType]::ParameterName, 'Show how often each table really syncs instead')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;diff' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--base', '--base', [CompletionResultType]::ParameterName, 'What was last the same on both sides, instead of the record of the last publish')
            [CompletionResult]::new('--cause', '--cause', [CompletionResultType]::ParameterName, 'Only differences that come from there')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What to call standard input in messages')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--people', '--people', [CompletionResultType]::ParameterName, 'Compare who is on the profiles, too')
            [CompletionResult]::new('--apps', '--apps', [CompletionResultType]::ParameterName, 'Compare the apps that use the profiles, too')
            [CompletionResult]::new('--expect-no-changes', '--expect-no-changes', [CompletionResultType]::ParameterName, 'Say in an error what differs, for a job that watches over an environment')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;plan' {
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What to call standard input in messages')
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'Only this profile, or this table of it; may be repeated')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Keep the plan in this file, for `mopctl publish FILE`')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Keep the plan in this file, for `mopctl publish FILE`')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--enable-tables', '--enable-tables', [CompletionResultType]::ParameterName, 'Enable tables that lack it for mobile offline and change tracking first')
            [CompletionResult]::new('--apps', '--apps', [CompletionResultType]::ParameterName, 'Make the apps that files name use the profiles (experimental: where apps keep it isn''t documented)')
            [CompletionResult]::new('--draft', '--draft', [CompletionResultType]::ParameterName, 'Stop before publishing: devices see nothing of it yet, and errors that only publishing is refused for don''t keep it from being written')
            [CompletionResult]::new('--steps', '--steps', [CompletionResultType]::ParameterName, 'Show every write, one on a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;publish' {
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What to call standard input in messages')
            [CompletionResult]::new('--target', '--target', [CompletionResultType]::ParameterName, 'Only this profile, or this table of it; may be repeated')
            [CompletionResult]::new('--backup-dir', '--backup-dir', [CompletionResultType]::ParameterName, 'Where to keep what was there before; must be named where `CI` is set')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--enable-tables', '--enable-tables', [CompletionResultType]::ParameterName, 'Enable tables that lack it for mobile offline and change tracking first')
            [CompletionResult]::new('--apps', '--apps', [CompletionResultType]::ParameterName, 'Make the apps that files name use the profiles (experimental: where apps keep it isn''t documented)')
            [CompletionResult]::new('--draft', '--draft', [CompletionResultType]::ParameterName, 'Stop before publishing: devices see nothing of it yet, and errors that only publishing is refused for don''t keep it from being written')
            [CompletionResult]::new('--allow-narrowing', '--allow-narrowing', [CompletionResultType]::ParameterName, 'Let rows leave devices without asking: narrower rows, tables and relationships less, longer intervals')
            [CompletionResult]::new('--release-drafts', '--release-drafts', [CompletionResultType]::ParameterName, 'Publish unpublished changes of others, too')
            [CompletionResult]::new('--overwrite-drafts', '--overwrite-drafts', [CompletionResultType]::ParameterName, 'Overwrite unpublished changes of others where the files say otherwise')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Take away more than 30 % of a profile''s tables or relationships')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;show' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;pull' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write files into this folder; without it a single profile goes to standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write files into this folder; without it a single profile goes to standard output')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All profiles of the environment')
            [CompletionResult]::new('--people', '--people', [CompletionResultType]::ParameterName, 'Write who is on the profile, too')
            [CompletionResult]::new('--verbatim', '--verbatim', [CompletionResultType]::ParameterName, 'Leave FetchXML as it is, instead of laying it out')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace files that say something else; who is on the profile, apps and budget stay in them, comments, variables and `based_on` don''t')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;clone' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1')
            [CompletionResult]::new('--draft', '--draft', [CompletionResultType]::ParameterName, 'Stop before publishing: devices can''t use it yet')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;delete' {
            [CompletionResult]::new('--move-people-to', '--move-people-to', [CompletionResultType]::ParameterName, 'Put the people who are on it on this profile first')
            [CompletionResult]::new('--backup-dir', '--backup-dir', [CompletionResultType]::ParameterName, 'Where to keep what was there; must be named where `CI` is set')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Delete without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Delete without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would happen, and write nothing; exit 1')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;history' {
            [CompletionResult]::new('--backup-dir', '--backup-dir', [CompletionResultType]::ParameterName, 'Where backups were kept, if elsewhere than in the state folder')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many to show')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;restore' {
            [CompletionResult]::new('--backup-dir', '--backup-dir', [CompletionResultType]::ParameterName, 'Where backups were kept, if elsewhere than in the state folder; also for the one taken now')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('--with-drafts', '--with-drafts', [CompletionResultType]::ParameterName, 'Bring back what wasn''t published then, too, and publish it; without this a profile becomes what devices had, and one that was never published becomes a draft')
            [CompletionResult]::new('--overwrite-drafts', '--overwrite-drafts', [CompletionResultType]::ParameterName, 'Overwrite unpublished changes that others made since')
            [CompletionResult]::new('--no-people', '--no-people', [CompletionResultType]::ParameterName, 'Leave people as they are now')
            [CompletionResult]::new('--move-people', '--move-people', [CompletionResultType]::ParameterName, 'Move people back who were put on another profile since')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;convert' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'What a folder is to hold; without it a solution stays one and everything else is YAML')
            [CompletionResult]::new('--metadata', '--metadata', [CompletionResultType]::ParameterName, 'What is known about tables: a snapshot of an environment')
            [CompletionResult]::new('--solution', '--solution', [CompletionResultType]::ParameterName, 'Unique name of a new solution')
            [CompletionResult]::new('--publisher', '--publisher', [CompletionResultType]::ParameterName, 'Unique name of the publisher of a new solution')
            [CompletionResult]::new('--prefix', '--prefix', [CompletionResultType]::ParameterName, 'Customization prefix of the publisher of a new solution')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What to call standard input in messages')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace YAML files that say something else')
            [CompletionResult]::new('--verbatim', '--verbatim', [CompletionResultType]::ParameterName, 'Leave FetchXML as it is, instead of laying it out')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;members' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show who is on which profile')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Put users and teams on a profile')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take users and teams off a profile')
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Move users and teams to another profile')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Put everybody of a CSV file on a profile')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Go on with the next wave of an import')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Put the people that profile files name on their profiles')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Find out what is wrong with who is on which profile')
            [CompletionResult]::new('refresh', 'refresh', [CompletionResultType]::ParameterValue, 'Take a team off its profile and put it on again, so that its people are looked up anew')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write memberships, or the people of the environment, as CSV that import takes')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;members;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Only this profile')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;members;add' {
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Team by name or GUID; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile')
            [CompletionResult]::new('--on-conflict', '--on-conflict', [CompletionResultType]::ParameterName, 'What to do with people who are on another profile')
            [CompletionResult]::new('--backup-dir', '--backup-dir', [CompletionResultType]::ParameterName, 'Where to keep what was there before; must be named where `CI` is set')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;members;remove' {
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Team by name or GUID; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile')
            [CompletionResult]::new('--backup-dir', '--backup-dir', [CompletionResultType]::ParameterName, 'Where to keep what was there before; must be named where `CI` is set')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;members;move' {
            [CompletionResult]::new('--team', '--team', [CompletionResultType]::ParameterName, 'Team by name or GUID; may be repeated')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The profile to move to')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Only those who are on this profile; without names everybody who is')
            [CompletionResult]::new('--backup-dir', '--backup-dir', [CompletionResultType]::ParameterName, 'Where to keep what was there before; must be named where `CI` is set')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;members;import' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile of rows that name none')
            [CompletionResult]::new('--column', '--column', [CompletionResultType]::ParameterName, 'The column of users, where it isn''t called `user`')
            [CompletionResult]::new('--mode', '--mode', [CompletionResultType]::ParameterName, 'Who is meant to be on the profiles afterwards')
            [CompletionResult]::new('--on-conflict', '--on-conflict', [CompletionResultType]::ParameterName, 'What to do with people who are on another profile')
            [CompletionResult]::new('--results', '--results', [CompletionResultType]::ParameterName, 'Write each row with what became of it into this file, as it goes; it can be imported again')
            [CompletionResult]::new('--waves', '--waves', [CompletionResultType]::ParameterName, 'Write in waves, each a share of what is to be written with those before it, such as 5%,25%,100%; needs --results')
            [CompletionResult]::new('--hold', '--hold', [CompletionResultType]::ParameterName, 'Wait so long between two waves and go on; without it you are asked, or the run ends after the wave')
            [CompletionResult]::new('--max-failures', '--max-failures', [CompletionResultType]::ParameterName, 'Begin no other wave where more than this share of one failed')
            [CompletionResult]::new('--backup-dir', '--backup-dir', [CompletionResultType]::ParameterName, 'Where to keep what was there before; must be named where `CI` is set')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Take more than 30 % of a profile''s people off it')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;members;resume' {
            [CompletionResult]::new('--column', '--column', [CompletionResultType]::ParameterName, 'The column of users, where it isn''t called `user`')
            [CompletionResult]::new('--on-conflict', '--on-conflict', [CompletionResultType]::ParameterName, 'What to do with people who are on another profile')
            [CompletionResult]::new('--hold', '--hold', [CompletionResultType]::ParameterName, 'Wait so long between two waves and go on; without it you are asked, or the run ends after the wave')
            [CompletionResult]::new('--max-failures', '--max-failures', [CompletionResultType]::ParameterName, 'Begin no other wave where more than this share of one failed')
            [CompletionResult]::new('--backup-dir', '--backup-dir', [CompletionResultType]::ParameterName, 'Where to keep what was there before; must be named where `CI` is set')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Take more than 30 % of a profile''s people off it')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;members;apply' {
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What to call standard input in messages')
            [CompletionResult]::new('--mode', '--mode', [CompletionResultType]::ParameterName, 'Who is meant to be on the profiles afterwards')
            [CompletionResult]::new('--on-conflict', '--on-conflict', [CompletionResultType]::ParameterName, 'What to do with people who are on another profile')
            [CompletionResult]::new('--results', '--results', [CompletionResultType]::ParameterName, 'Write each row with what became of it into this file, as it goes; it can be imported again')
            [CompletionResult]::new('--backup-dir', '--backup-dir', [CompletionResultType]::ParameterName, 'Where to keep what was there before; must be named where `CI` is set')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Take more than 30 % of a profile''s people off it')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;members;audit' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Only people of this profile')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Only this kind of trouble; may be repeated. Without it everything but `none`')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'An earlier `members export`: who was on a profile then and no longer is, was dropped')
            [CompletionResult]::new('--backup-dir', '--backup-dir', [CompletionResultType]::ParameterName, 'Where to keep what was there before; must be named where `CI` is set (with --heal)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--heal', '--heal', [CompletionResultType]::ParameterName, 'Put who was dropped back, and take off who is disabled')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Take more than 30 % of a profile''s people off it (with --heal)')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking (with --heal)')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking (with --heal)')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing (with --heal)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;members;refresh' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;members;export' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Only this profile')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'File to write instead of stdout; an existing one is replaced')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'File to write instead of stdout; an existing one is replaced')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'The people of the environment who can use a profile, instead of memberships')
            [CompletionResult]::new('--through-teams', '--through-teams', [CompletionResultType]::ParameterName, 'With the people of teams, in a column `through_team`: `audit --since` then tells who left a team, and `import` leaves them to their teams')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;members;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show who is on which profile')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Put users and teams on a profile')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take users and teams off a profile')
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Move users and teams to another profile')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Put everybody of a CSV file on a profile')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Go on with the next wave of an import')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Put the people that profile files name on their profiles')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Find out what is wrong with who is on which profile')
            [CompletionResult]::new('refresh', 'refresh', [CompletionResultType]::ParameterValue, 'Take a team off its profile and put it on again, so that its people are looked up anew')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write memberships, or the people of the environment, as CSV that import takes')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;members;help;list' {
            break
        }
        'mopctl;members;help;add' {
            break
        }
        'mopctl;members;help;remove' {
            break
        }
        'mopctl;members;help;move' {
            break
        }
        'mopctl;members;help;import' {
            break
        }
        'mopctl;members;help;resume' {
            break
        }
        'mopctl;members;help;apply' {
            break
        }
        'mopctl;members;help;audit' {
            break
        }
        'mopctl;members;help;refresh' {
            break
        }
        'mopctl;members;help;export' {
            break
        }
        'mopctl;members;help;help' {
            break
        }
        'mopctl;who' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;upstream' {
            [CompletionResult]::new('--default', '--default', [CompletionResultType]::ParameterName, 'Name of the vendor''s profile in the environment')
            [CompletionResult]::new('--base', '--base', [CompletionResultType]::ParameterName, 'The vendor''s profile as it was when last merged, instead of what was recorded then')
            [CompletionResult]::new('--prefer', '--prefer', [CompletionResultType]::ParameterName, 'Whose change stays where both changed the same')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--write', '--write', [CompletionResultType]::ParameterName, 'Merge the vendor''s changes into the file')
            [CompletionResult]::new('--accept', '--accept', [CompletionResultType]::ParameterName, 'Take the vendor''s profile as it is now for merged, and change nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;apps' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the apps with the profiles they use')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Make an app use a profile (experimental: where apps keep it isn''t documented)')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Make an app no longer use a profile (experimental)')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;apps;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;apps;attach' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;apps;detach' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'The profile')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;apps;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the apps with the profiles they use')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Make an app use a profile (experimental: where apps keep it isn''t documented)')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Make an app no longer use a profile (experimental)')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;apps;help;list' {
            break
        }
        'mopctl;apps;help;attach' {
            break
        }
        'mopctl;apps;help;detach' {
            break
        }
        'mopctl;apps;help;help' {
            break
        }
        'mopctl;settings' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the settings')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change settings')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;settings;show' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;settings;set' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;settings;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the settings')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change settings')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;settings;help;show' {
            break
        }
        'mopctl;settings;help;set' {
            break
        }
        'mopctl;settings;help;help' {
            break
        }
        'mopctl;sync-errors' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List changes from devices that couldn''t be made, the newest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;sync-errors;list' {
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only those of this person: sign-in name, e-mail, Entra object id or GUID')
            [CompletionResult]::new('--table', '--table', [CompletionResultType]::ParameterName, 'Only those about this table')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only those since this time, such as 2026-11-01 or 2026-11-01T08:00:00Z')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only those of this kind')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many to show')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--resolved', '--resolved', [CompletionResultType]::ParameterName, 'Those that are settled, too')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;sync-errors;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List changes from devices that couldn''t be made, the newest first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;sync-errors;help;list' {
            break
        }
        'mopctl;sync-errors;help;help' {
            break
        }
        'mopctl;env' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Give an environment a name')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the environments that have names')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Say which environment is meant where none is named')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget an environment')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find out what keeps an environment from being worked with')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;env;add' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace an environment of this name')
            [CompletionResult]::new('--protected', '--protected', [CompletionResultType]::ParameterName, 'Write to it only when `--env` names it on the command line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;env;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;env;use' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;env;remove' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;env;check' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;env;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Give an environment a name')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the environments that have names')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Say which environment is meant where none is named')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget an environment')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find out what keeps an environment from being worked with')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;env;help;add' {
            break
        }
        'mopctl;env;help;list' {
            break
        }
        'mopctl;env;help;use' {
            break
        }
        'mopctl;env;help;remove' {
            break
        }
        'mopctl;env;help;check' {
            break
        }
        'mopctl;env;help;help' {
            break
        }
        'mopctl;login' {
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Tenant to sign in to, by id or domain')
            [CompletionResult]::new('--client-id', '--client-id', [CompletionResultType]::ParameterName, 'Application to sign in with, where your tenant doesn''t allow that of Microsoft''s samples')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;logout' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Sign out everywhere')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;snapshot' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write into this file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write into this file instead of standard output')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;sandbox' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve it on a loopback port until interrupted; prints one line of JSON with url and token')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Empty it and fill it again as on the first day')
            [CompletionResult]::new('define', 'define', [CompletionResultType]::ParameterValue, 'Give it the tables, columns and relationships that profiles name, or those of a snapshot')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Say where it keeps its state')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;sandbox;serve' {
            [CompletionResult]::new('--port', '--port', [CompletionResultType]::ParameterName, 'Port on 127.0.0.1; 0 takes any free one')
            [CompletionResult]::new('--tls', '--tls', [CompletionResultType]::ParameterName, 'Serve https on localhost, and write the certificate for clients to trust into this file')
            [CompletionResult]::new('--latency', '--latency', [CompletionResultType]::ParameterName, 'Time that each operation costs, those in batches included, such as 50ms')
            [CompletionResult]::new('--enforce-limits', '--enforce-limits', [CompletionResultType]::ParameterName, 'Enforce the service protection limits, or REQUESTS/SECONDS, such as 600/30')
            [CompletionResult]::new('--fault', '--fault', [CompletionResultType]::ParameterName, 'What goes wrong: KIND (always), KIND@INDEX (that request, counted from 0; 3+7 for several) or KIND:PROBABILITY; repeatable. KIND: 429, 429-time, 429-concurrency, 503, slow, hang, reset, commit-timeout, inner-429, truncated-batch, wrong-part-count, stale-etag, expired-token, missing-privilege, html-error, bad-json, die-before, die-after')
            [CompletionResult]::new('--parallelism', '--parallelism', [CompletionResultType]::ParameterName, 'How many requests at once it recommends (`x-ms-dop-hint`)')
            [CompletionResult]::new('--membership-writes', '--membership-writes', [CompletionResultType]::ParameterName, 'How writes of memberships get on with each other: parallel, serial or refused')
            [CompletionResult]::new('--quirk', '--quirk', [CompletionResultType]::ParameterName, 'A way that sources disagree about: nested-expand-empty, stale-validation, duplicate-409')
            [CompletionResult]::new('--clock', '--clock', [CompletionResultType]::ParameterName, 'Let its clock start at this time and go on by a second at each look, such as 2026-01-05T08:00:00Z')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Write a line of JSON for each request into this file')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--enforce-one-to-many', '--enforce-one-to-many', [CompletionResultType]::ParameterName, 'Refuse more than one one-to-many or many-to-many relationship to a table, as documented')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;sandbox;reset' {
            [CompletionResult]::new('--users', '--users', [CompletionResultType]::ParameterName, 'How many users it has')
            [CompletionResult]::new('--teams', '--teams', [CompletionResultType]::ParameterName, 'How many teams it has')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Further rows: JSON of entity sets, each with a list of rows as the Web API takes them; `RetrieveTotalRecordCount` with a number by table is what that function answers then, `EntityDefinitions` a list of further tables with `Attributes` and `ManyToOneRelationships`')
            [CompletionResult]::new('--organization', '--organization', [CompletionResultType]::ParameterName, 'Name of its organization: sandboxes of different names are different environments')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;sandbox;define' {
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'What to call standard input in messages')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;sandbox;path' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;sandbox;help' {
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve it on a loopback port until interrupted; prints one line of JSON with url and token')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Empty it and fill it again as on the first day')
            [CompletionResult]::new('define', 'define', [CompletionResultType]::ParameterValue, 'Give it the tables, columns and relationships that profiles name, or those of a snapshot')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Say where it keeps its state')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;sandbox;help;serve' {
            break
        }
        'mopctl;sandbox;help;reset' {
            break
        }
        'mopctl;sandbox;help;define' {
            break
        }
        'mopctl;sandbox;help;path' {
            break
        }
        'mopctl;sandbox;help;help' {
            break
        }
        'mopctl;rules' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the catalogue')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('--limits', '--limits', [CompletionResultType]::ParameterName, 'Show the numbers that rules compare with, by limit set, with their sources')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;explain' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;tables' {
            [CompletionResult]::new('--metadata', '--metadata', [CompletionResultType]::ParameterName, 'Snapshot of an environment to know its tables from')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Enable tables for mobile offline and change tracking, and publish them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;tables;enable' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write without asking')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written, and write nothing; exit 1 when changes are pending')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;tables;help' {
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Enable tables for mobile offline and change tracking, and publish them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;tables;help;enable' {
            break
        }
        'mopctl;tables;help;help' {
            break
        }
        'mopctl;guide' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;schema' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write into this file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write into this file instead of standard output')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;completions' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;man' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the answer')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Run as if started in this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Project configuration instead of the mopctl.yaml found by walking up')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Environment to work with; `sandbox` is the embedded Dataverse')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one request may take, such as 30s')
            [CompletionResult]::new('--trace-http', '--trace-http', [CompletionResultType]::ParameterName, 'Write every request and answer into this file, without secrets')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'URL of the environment; the access token comes from `MOPCTL_TOKEN`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing but the answer and errors')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show every request to the environment')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask; fail and name the missing option instead')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no configuration')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mopctl;help' {
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check profiles against everything the platform documents')
            [CompletionResult]::new('fmt', 'fmt', [CompletionResultType]::ParameterValue, 'Bring profile files into canonical form')
            [CompletionResult]::new('graph', 'graph', [CompletionResultType]::ParameterValue, 'Show who brings whom, and how much of the relationship budget is spent')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show how files and an environment, or any two addresses, differ')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show the ordered changes that a publish would make, and keep them for it')
            [CompletionResult]::new('publish', 'publish', [CompletionResultType]::ParameterValue, 'Make an environment what the files say, and prove it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the profiles of an environment')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one profile of an environment')
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Write profiles of an environment into files')
            [CompletionResult]::new('clone', 'clone', [CompletionResultType]::ParameterValue, 'Copy a profile of an environment under a new name')
            [CompletionResult]::new('delete', 'delete', [CompletionResultType]::ParameterValue, 'Delete a profile of an environment')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List the backups that were taken before writes')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Make a profile what it was before a write')
            [CompletionResult]::new('convert', 'convert', [CompletionResultType]::ParameterValue, 'Write profiles of any source as YAML or into solution files')
            [CompletionResult]::new('members', 'members', [CompletionResultType]::ParameterValue, 'Show and change who is on which profile')
            [CompletionResult]::new('who', 'who', [CompletionResultType]::ParameterValue, 'Tell on one page what holds for a person')
            [CompletionResult]::new('upstream', 'upstream', [CompletionResultType]::ParameterValue, 'Bring what a vendor changed in its default profile into a profile of one''s own')
            [CompletionResult]::new('apps', 'apps', [CompletionResultType]::ParameterValue, 'Show and change which apps use which profile')
            [CompletionResult]::new('settings', 'settings', [CompletionResultType]::ParameterValue, 'Show and change the organization''s settings for mobile offline')
            [CompletionResult]::new('sync-errors', 'sync-errors', [CompletionResultType]::ParameterValue, 'Read what failed on devices')
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Name environments, and find out what keeps one from being worked with')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in to an environment with a code, and stay signed in')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'Forget a sign-in')
            [CompletionResult]::new('snapshot', 'snapshot', [CompletionResultType]::ParameterValue, 'Keep an environment''s table metadata and profiles in one file')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Serve, reset or locate the embedded Dataverse')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List the rules')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain one rule: numbers, sources, examples')
            [CompletionResult]::new('tables', 'tables', [CompletionResultType]::ParameterValue, 'List what the platform lets each table do offline, or enable tables for it')
            [CompletionResult]::new('guide', 'guide', [CompletionResultType]::ParameterValue, 'Explain what happens on the device')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Write the JSON Schema of a profile file, for editors')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Write a completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write a manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'mopctl;help;validate' {
            break
        }
        'mopctl;help;fmt' {
            break
        }
        'mopctl;help;graph' {
            break
        }
        'mopctl;help;diff' {
            break
        }
        'mopctl;help;plan' {
            break
        }
        'mopctl;help;publish' {
            break
        }
        'mopctl;help;list' {
            break
        }
        'mopctl;help;show' {
            break
        }
        'mopctl;help;pull' {
            break
        }
        'mopctl;help;clone' {
            break
        }
        'mopctl;help;delete' {
            break
        }
        'mopctl;help;history' {
            break
        }
        'mopctl;help;restore' {
            break
        }
        'mopctl;help;convert' {
            break
        }
        'mopctl;help;members' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show who is on which profile')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Put users and teams on a profile')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take users and teams off a profile')
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Move users and teams to another profile')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Put everybody of a CSV file on a profile')
            [CompletionResult]::new('resume', 'resume', [CompletionResultType]::ParameterValue, 'Go on with the next wave of an import')
            [CompletionResult]::new('apply', 'apply', [CompletionResultType]::ParameterValue, 'Put the people that profile files name on their profiles')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Find out what is wrong with who is on which profile')
            [CompletionResult]::new('refresh', 'refresh', [CompletionResultType]::ParameterValue, 'Take a team off its profile and put it on again, so that its people are looked up anew')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write memberships, or the people of the environment, as CSV that import takes')
            break
        }
        'mopctl;help;members;list' {
            break
        }
        'mopctl;help;members;add' {
            break
        }
        'mopctl;help;members;remove' {
            break
        }
        'mopctl;help;members;move' {
            break
        }
        'mopctl;help;members;import' {
            break
        }
        'mopctl;help;members;resume' {
            break
        }
        'mopctl;help;members;apply' {
            break
        }
        'mopctl;help;members;audit' {
            break
        }
        'mopctl;help;members;refresh' {
            break
        }
        'mopctl;help;members;export' {
            break
        }
        'mopctl;help;who' {
            break
        }
        'mopctl;help;upstream' {
            break
        }
        'mopctl;help;apps' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the apps with the profiles they use')
            [CompletionResult]::new('attach', 'attach', [CompletionResultType]::ParameterValue, 'Make an app use a profile (experimental: where apps keep it isn''t documented)')
            [CompletionResult]::new('detach', 'detach', [CompletionResultType]::ParameterValue, 'Make an app no longer use a profile (experimental)')
            break
        }
        'mopctl;help;apps;list' {
            break
        }
        'mopctl;help;apps;attach' {
            break
        }
        'mopctl;help;apps;detach' {
            break
        }
        'mopctl;help;settings' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the settings')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change settings')
            break
        }
        'mopctl;help;settings;show' {
            break
        }
        'mopctl;help;settings;set' {
            break
        }
        'mopctl;help;sync-errors' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List changes from devices that couldn''t be made, the newest first')
            break
        }
        'mopctl;help;sync-errors;list' {
            break
        }
        'mopctl;help;env' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Give an environment a name')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the environments that have names')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Say which environment is meant where none is named')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget an environment')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find out what keeps an environment from being worked with')
            break
        }
        'mopctl;help;env;add' {
            break
        }
        'mopctl;help;env;list' {
            break
        }
        'mopctl;help;env;use' {
            break
        }
        'mopctl;help;env;remove' {
            break
        }
        'mopctl;help;env;check' {
            break
        }
        'mopctl;help;login' {
            break
        }
        'mopctl;help;logout' {
            break
        }
        'mopctl;help;snapshot' {
            break
        }
        'mopctl;help;sandbox' {
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve it on a loopback port until interrupted; prints one line of JSON with url and token')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Empty it and fill it again as on the first day')
            [CompletionResult]::new('define', 'define', [CompletionResultType]::ParameterValue, 'Give it the tables, columns and relationships that profiles name, or those of a snapshot')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Say where it keeps its state')
            break
        }
        'mopctl;help;sandbox;serve' {
            break
        }
        'mopctl;help;sandbox;reset' {
            break
        }
        'mopctl;help;sandbox;define' {
            break
        }
        'mopctl;help;sandbox;path' {
            break
        }
        'mopctl;help;rules' {
            break
        }
        'mopctl;help;explain' {
            break
        }
        'mopctl;help;tables' {
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Enable tables for mobile offline and change tracking, and publish them')
            break
        }
        'mopctl;help;tables;enable' {
            break
        }
        'mopctl;help;guide' {
            break
        }
        'mopctl;help;schema' {
            break
        }
        'mopctl;help;completions' {
            break
        }
        'mopctl;help;man' {
            break
        }
        'mopctl;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
