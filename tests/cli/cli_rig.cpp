#include "tests/cli/cli_rig.h"

#include <algorithm>
#include <regex>

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonDocument>
#include <QProcess>

#include "core/base/progress.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx::test {

namespace {

constexpr int patience_ms = 240'000; // a hang, not a limit of speed

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin)
            lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

QJsonDocument document(const std::string& out)
{
    QJsonParseError error;
    const auto parsed = QJsonDocument::fromJson(QByteArray::fromStdString(out), &error);
    INFO(out.substr(0, 500));
    REQUIRE(error.error == QJsonParseError::NoError);
    return parsed;
}

std::string shown(const QStringList& words, const CliResult& result)
{
    return words.join(QLatin1Char(' ')).toStdString() + "\n" + result.out.substr(0, 1000) + "\n" +
           result.err.substr(0, 2000);
}

} // namespace

QJsonObject CliResult::object() const
{
    const auto parsed = document(out);
    REQUIRE(parsed.isObject());
    return parsed.object();
}

QJsonArray CliResult::array() const
{
    const auto parsed = document(out);
    REQUIRE(parsed.isArray());
    return parsed.array();
}

std::vector<std::string> CliResult::said() const
{
    auto lines = lines_of(err);
    std::erase_if(lines, [](const std::string& line) { return line.ends_with("…"); });
    return lines;
}

QString program()
{
    return QStringLiteral(LIANGXIN_BIN_DIR "/liangxin-cli");
}

CliResult cli(const QStringList& words)
{
    QProcess process;
    process.start(program(), words);
    REQUIRE(process.waitForStarted());
    process.closeWriteChannel(); // it never asks
    CliResult result;
    if (process.waitForFinished(patience_ms) && process.exitStatus() == QProcess::NormalExit)
        result.status = process.exitCode();
    result.out = process.readAllStandardOutput().toStdString();
    result.err = process.readAllStandardError().toStdString();
    return result;
}

int cli_into(const QString& output, const QStringList& words)
{
    QProcess process;
    process.setStandardOutputFile(output);
    process.start(program(), words);
    REQUIRE(process.waitForStarted());
    const bool ended = process.waitForFinished(patience_ms);
    return ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

CliResult cli_ok(const QStringList& words, int status)
{
    CliResult result = cli(words);
    INFO(shown(words, result));
    REQUIRE(result.status == status);
    return result;
}

void cli_fails(const QStringList& words, int status, const std::string& part)
{
    const CliResult result = cli(words);
    INFO(shown(words, result));
    CHECK(result.status == status);
    const auto said = result.said();
    REQUIRE(said.size() == 1);
    if (words.contains(QStringLiteral("--json"))) // its document says the same
        CHECK(result.object()[QStringLiteral("error")][QStringLiteral("message")]
                  .toString()
                  .toStdString() == said[0]);
    else
        CHECK(result.out.empty());
    CHECK(said[0].ends_with("。"));
    CHECK(said[0].find(part) != std::string::npos);
    // Names of folders are made up of any letters.
    static const std::regex folders("liangxin-test-[A-Za-z0-9]+");
    const std::string words_said = std::regex_replace(said[0], folders, "");
    for (const char* machinery : {"SELECT ", "INSERT ", "UPDATE ", "PRAGMA", "SQLITE", "sqlite3",
                                  "constraint", "std::", "terminate", "QSql", "QPainter", "0x"})
        CHECK(words_said.find(machinery) == std::string::npos);
}

CliFolder::CliFolder()
{
    cli_ok({QStringLiteral("init"), db(), QStringLiteral("--area"), QStringLiteral("640121"),
            QStringLiteral("--name"), QStringLiteral("永宁县")});
}

QString CliFolder::path(std::string_view name) const
{
    return QString::fromStdString(m_folder / name);
}

QString CliFolder::file(std::string_view name, const std::string& bytes) const
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes.data(), static_cast<qint64>(bytes.size())) ==
            static_cast<qint64>(bytes.size()));
    return path(name);
}

QJsonObject CliFolder::import(const QString& ledger, const std::string& csv, int status,
                              const QStringList& more) const
{
    return cli_ok(QStringList{QStringLiteral("import"), ledger, file("input.csv", csv),
                              QStringLiteral("--db"), db(), QStringLiteral("--json")} +
                      more,
                  status)
        .object();
}

std::vector<std::string> CliFolder::rows(const QString& ledger, const QStringList& more) const
{
    cli_ok(QStringList{QStringLiteral("export"), ledger, QStringLiteral("--db"), db(),
                       QStringLiteral("--out"), path("rows.csv")} +
           more);
    auto lines = lines_of(bytes_of(path("rows.csv")));
    REQUIRE(!lines.empty());
    lines.erase(lines.begin());
    for (std::string& line : lines) {
        if (line.ends_with('\r'))
            line.pop_back();
    }
    return lines;
}

std::vector<std::string> CliFolder::column(const QString& ledger, const std::string& heading) const
{
    static_cast<void>(rows(ledger));
    auto book = open_workbook(path("rows.csv").toStdString());
    REQUIRE(book.has_value());
    std::vector<std::string> texts;
    int at = -1;
    NoProgress quiet;
    const auto read = (*book)->read(
        0,
        [&](const SheetRow& row) {
            std::string text;
            for (const Cell& cell : *row.cells) {
                if (row.row == 0 && cell.text == heading)
                    at = cell.column;
                if (cell.column == at)
                    text = cell.text;
            }
            if (row.row > 0)
                texts.push_back(text);
            return true;
        },
        quiet);
    REQUIRE(read.has_value());
    REQUIRE(at >= 0);
    return texts;
}

QString data_path(std::string_view name)
{
    return QString::fromStdString(std::string(LIANGXIN_TEST_DATA) + "/" + std::string(name));
}

std::string bytes_of(const QString& path)
{
    QFile file(path);
    INFO(path.toStdString());
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll().toStdString();
}

void import_county(const CliFolder& folder)
{
    for (const char* ledger : {"area", "org", "unit", "coverage", "survey", "member", "instructor",
                               "dispatch", "post", "activity"})
        cli_ok({QStringLiteral("import"), QString::fromUtf8(ledger),
                data_path(std::string("cli/county/") + ledger + ".csv"), QStringLiteral("--db"),
                folder.db()});
}

std::vector<std::string> sheet_texts(const QString& path, const std::string& sheet)
{
    auto book = open_workbook(path.toStdString());
    INFO(path.toStdString() + " " + sheet + (book ? std::string() : book.error().message));
    REQUIRE(book.has_value());
    const auto& sheets = (*book)->sheets();
    const auto found = std::find_if(sheets.begin(), sheets.end(),
                                    [&](const SheetInfo& info) { return info.name == sheet; });
    REQUIRE(found != sheets.end());
    std::vector<std::string> texts;
    NoProgress quiet;
    const auto read = (*book)->read(
        static_cast<std::size_t>(found - sheets.begin()),
        [&](const SheetRow& row) {
            for (const Cell& cell : *row.cells)
                texts.emplace_back(cell.text);
            return true;
        },
        quiet);
    REQUIRE(read.has_value());
    return texts;
}

} // namespace lx::test
