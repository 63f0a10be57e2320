#!/usr/bin/env bash
# Run by multi-gitter inside each repository; it commits what changes and opens pull requests. A repository without OpenAI stays as
# it is and gets none.
#
#   MIGRATE_TO=qwen multi-gitter run ./migrate.sh --org your-org --branch migrate-to-qwen \
#     --commit-message 'refactor: ask Qwen instead of OpenAI' --pr-title 'Move from OpenAI to Qwen'
set -euo pipefail
: "${MIGRATE_TO:?set MIGRATE_TO to a provider, such as qwen}"
# shellcheck disable=SC2086 # MIGRATE_ARGS holds several words
npx --yes "migrate-llm@${MIGRATE_LLM_VERSION:-0}" apply --to "$MIGRATE_TO" --yes --no-progress --quiet \
  --reporter tasks=MIGRATION_TASKS.md ${MIGRATE_ARGS:-}
rm -rf .migrate-llm # the pull request is the way back
if git diff --quiet; then rm -f MIGRATION_TASKS.md MIGRATION_TASKS.json; fi
