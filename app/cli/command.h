#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/arguments.h"
#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/store/database.h"
#include "core/store/writer.h"

namespace lx::cli {

/// What a command works with besides its arguments.
struct Session
{
    const Clock& clock;
    Progress& progress; ///< speaks on standard error
    Actor actor;
};

/// One command of the program: its words, its options and what it does. `run` gives the exit status
/// (0, or 1 where rows were refused); an error becomes one sentence on standard error and the
/// status of its kind.
struct Command
{
    std::string name;
    std::string usage; ///< Chinese, one line an entry, after the name
    std::vector<OptionDef> options;
    int least = 0; ///< plain arguments
    int most = 0;  ///< -1 = any number
    std::function<Result<int>(const Arguments&, Session&)> run;
    bool needs_fonts = false; ///< sets text for paper
    bool draws = false;       ///< as the window does: needs its kind of application
};

/// All commands, in the order `--help` lists them.
[[nodiscard]] const std::vector<Command>& commands();

/// Runs the program for these words (without its own name).
[[nodiscard]] int run(const std::vector<std::string>& words, Session& session);

/// Opens the ledger file of `--db`.
[[nodiscard]] Result<std::unique_ptr<Database>> open_database(const Arguments& arguments,
                                                              Database::Mode mode);
/// What the file's rows are, with its own fields; what can't be read of them is told.
[[nodiscard]] Result<DefinitionsPtr> definitions_of(Database& database);

/// Writes text to standard output (UTF-8).
void print_out(const std::string& text);
/// Writes a line to standard error.
void print_note(const std::string& text);

} // namespace lx::cli
