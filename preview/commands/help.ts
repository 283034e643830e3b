export const HELP = `Usage: npm run preview -- [flags]         preview a stack offline and check it
       npm run scan -- PATH... [flags]    check Kubernetes manifests and saved previews
       npm run picture -- [flags]         draw a previewed stack as SVG

Each command explains its flags with --help.
`;

const COMMON_FLAGS = `
  --format FORMAT             text (default), html (a page for the browser), json, sarif, junit, markdown (for a pull
                              request), github (annotations of GitHub Actions), events (as \`pulumi policy analyze
                              --json\`) or evidence (by requirement and clause of frameworks, as JSON)
  --output FILE               write the report there instead of to standard output
  --preset NAME               baseline, restricted or hardened (default: what the pack's configuration says)
  --policy-pack DIR           policy pack (default: this repository's)
  --policy-pack-config FILE   configuration of policies, as for the Pulumi CLI
  --kubernetes-version 1.N    version to judge against (default: that of the stack's cluster)
  --as-of DATE                YYYY-MM-DD for expiry and support dates (default: today in UTC)
  --baseline FILE             accept the findings that FILE lists; only new mandatory ones fail the run
  --update-baseline           write the findings of this run to the file of --baseline
  --fail-on-unknown           answers that could not be evaluated are mandatory findings
  --cost                      tell in the text report what the hardening costs in a month, line by line
  --verbose                   stack traces of errors
  --help, --version

Exit status: 0 no mandatory finding (or none that is new), 1 mandatory findings, 2 could not run.
`;

export const PREVIEW_HELP = `Usage: npm run preview -- [flags]

Runs the program of a Pulumi project as a first preview, without CLI, credentials or network, and checks it.

  --program DIR               folder of the project (default: here or above)
  --stack NAME                stack to preview (default: dev if it exists, else the only one)
  --resolved                  fill names, ids and ARNs that only a cloud could tell with made-up ones
  --compare OLD.json          tell what changed since an earlier report (--format json) of the same stack; changes that
                              cannot be undone, or that replace or delete what is hard to replace, fail the run
  --acknowledge ID            let such a change pass: its id, or that of its kind for all of them; repeatable${COMMON_FLAGS}`;

export const SCAN_HELP = `Usage: npm run scan -- PATH... [flags]

Checks Kubernetes manifests (YAML or JSON, also as Helm renders them), states of Pulumi (\`pulumi stack export\`, checkpoint
files, \`pulumi preview --json\`) and saved output of \`preview --format json\`. A path is a file, a folder, a pattern such as
'apps/**/*.yaml', or - for standard input. What cannot be read is a mandatory finding; the rest is checked all the same.
${COMMON_FLAGS}`;
