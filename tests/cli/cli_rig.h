#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include "tests/support/test_ledger.h"

namespace lx::test {

/// What a run of liangxin-cli left behind.
struct CliResult
{
    int status = -1; ///< -1 = crashed, killed or hung
    std::string out;
    std::string err;
    /// Standard output as one JSON document and nothing else; fails the test where it is not.
    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] QJsonArray array() const;
    /// What was told on standard error, without the lines of progress.
    [[nodiscard]] std::vector<std::string> said() const;
};

/// Runs the built program as a user would.
[[nodiscard]] CliResult cli(const QStringList& words);
[[nodiscard]] QString program();
/// Runs with standard output in a file or device; gives the exit status, -1 where it crashed.
[[nodiscard]] int cli_into(const QString& output, const QStringList& words);

/// Runs and wants this status; fails the test with what was told otherwise.
CliResult cli_ok(const QStringList& words, int status = 0);
/// Runs and wants one clear Chinese sentence that names `part` on standard error, nothing on
/// standard output and no word of the machinery.
void cli_fails(const QStringList& words, int status, const std::string& part);

/// A folder with a ledger file of 永宁县 (640121) to call commands on.
class CliFolder
{
public:
    CliFolder();
    [[nodiscard]] QString path(std::string_view name) const;
    [[nodiscard]] QString db() const { return path("county.lxdb"); }
    /// Writes a file of these bytes; gives its path.
    QString file(std::string_view name, const std::string& bytes) const;
    /// Imports text as .csv and gives the JSON of the report; wants this status.
    QJsonObject import(const QString& ledger, const std::string& csv, int status = 0,
                       const QStringList& more = {}) const;
    /// The ledger's rows as an export shows them, one line each, as .csv without the heading.
    [[nodiscard]] std::vector<std::string> rows(const QString& ledger,
                                                const QStringList& more = {}) const;
    /// One column of an export, by its heading.
    [[nodiscard]] std::vector<std::string> column(const QString& ledger,
                                                  const std::string& heading) const;

private:
    TempFolder m_folder;
};

/// A file below tests/data.
[[nodiscard]] QString data_path(std::string_view name);
/// The bytes of a file; fails the test where it can't be read.
[[nodiscard]] std::string bytes_of(const QString& path);
/// The county of tests/data/cli/county, imported ledger by ledger.
void import_county(const CliFolder& folder);
/// Texts of all cells of one sheet; the test fails where there is no such sheet.
[[nodiscard]] std::vector<std::string> sheet_texts(const QString& path, const std::string& sheet);

} // namespace lx::test
