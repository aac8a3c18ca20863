#include "core/report/quarter/finished_parts.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <numeric>
#include <optional>

#include <QTemporaryDir>

#include "core/base/input_file.h"
#include "core/report/report_json.h"

namespace lx {

namespace {

/// SQLite keeps no larger value.
constexpr std::uint64_t most_workbook_bytes = 1'000'000'000;

/// What the other thread works with: one alone tells how far things are.
class SilentProgress final : public Progress
{
public:
    explicit SilentProgress(const Progress& told) : m_told(told) {}
    void report(std::string_view, std::int64_t, std::int64_t) override {}
    [[nodiscard]] bool cancelled() const override { return m_told.cancelled(); }

private:
    const Progress& m_told;
};

Result<std::string> workbook(const Report& report, const ReportSigners& signers,
                             const FurtherSheets& further, Progress& progress)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("report.xlsx")).toStdString();
    LX_TRY(write_report_xlsx(report, path, signers, progress, WideTables::Automatic, further));
    return read_file(path, most_workbook_bytes);
}

std::size_t cells_of(const Report& report)
{
    std::size_t cells = report.list.rows.size() * report.list.columns.size();
    for (const ReportTable& table : report.tables)
        cells += table.rows.size() * table.columns.size();
    return cells;
}

} // namespace

Result<std::vector<ClosingPart>> finished_parts(const QuarterSet& set, const ReportSigners& signers,
                                                const std::vector<FurtherSheets>& further,
                                                Progress& progress)
{
    struct Made
    {
        std::optional<Result<std::string>> workbook;
        std::string figures;
        std::string list;
    };
    std::vector<Made> made(set.reports.size());
    // The largest first, or one thread waits for the other at the end; figures behind workbooks.
    std::vector<std::size_t> order(made.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return cells_of(set.reports[a]) > cells_of(set.reports[b]);
    });
    const std::size_t tasks = 2 * made.size();
    std::atomic<std::size_t> next{0};
    const auto work = [&](Progress& told) {
        for (std::size_t task = next++; task < tasks; task = next++) {
            const std::size_t i = order[task % made.size()];
            const Report& report = set.reports[i];
            told.report("封账：" + report.name, static_cast<std::int64_t>(task),
                        static_cast<std::int64_t>(tasks));
            if (task >= made.size()) {
                made[i].figures = pack(report_json(report));
                made[i].list = pack(list_json(report.list));
                continue;
            }
            made[i].workbook =
                workbook(report, signers, i < further.size() ? further[i] : FurtherSheets(), told);
            if (!*made[i].workbook)
                next = tasks;
        }
    };
    SilentProgress silent(progress);
    auto other = std::async(std::launch::async, [&] { work(silent); });
    work(progress);
    other.get();
    std::vector<ClosingPart> parts;
    for (std::size_t i = 0; i < made.size(); ++i) {
        const std::string& id = set.reports[i].id;
        if (made[i].workbook && !*made[i].workbook)
            return fail(made[i].workbook->error());
        if (!made[i].workbook)
            continue; // another one failed, which is told
        parts.push_back({ClosingPart::Kind::Workbook, id, std::move(**made[i].workbook)});
        parts.push_back({ClosingPart::Kind::Report, id, std::move(made[i].figures), true});
        parts.push_back({ClosingPart::Kind::List, id, std::move(made[i].list), true});
    }
    return parts;
}

} // namespace lx
