#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/report/report.h"

namespace lx {

class Database;

/// The sheet 名单 of a report that is made of lists, findings or targets: every row of a ledger
/// that stands in it or counts in one of its figures, once. From it alone each figure can be
/// counted again: figures of lists stand beside the names, and under a heading like 已落实 or
/// 数据未知 the rules or targets the row counts in so ("6.a、7.b"; with an amount "4.c：12").
class SubjectList
{
public:
    /// `counted`: the headings rows are counted under. Those nothing stands under are left out.
    explicit SubjectList(std::vector<std::string> counted = {}) : m_counted(std::move(counted)) {}

    /// Takes the rows of a list: their names and numbers (columns 单位名称 or 对象,
    /// 统一社会信用代码 or 对象编号), the sheet, how often they stand there, and the list's
    /// figures.
    void take(const ReportTable& table);
    /// The row counts in `what` under the heading; doing so twice in a row is the same as once.
    void count(std::string_view ledger, std::int64_t id, std::size_t heading,
               const std::string& what);
    /// Where the row stands; one place for all that counts it.
    void place(std::string_view ledger, std::int64_t id, const std::string& area);
    /// Names and keys of the rows as the ledger file has them, ID numbers masked. Errors: Database,
    /// Cancelled.
    [[nodiscard]] Result<> name(Database& database, const Catalog& catalog, Progress& progress);
    /// By ledger, then by key; takes the texts along. Empty where there are no rows.
    [[nodiscard]] ReportTable table(const std::string& report_name) &&;

private:
    struct Subject
    {
        std::string name;
        std::string key;
        std::string area;
        std::string sheets;
        std::int64_t times = 0;
        std::vector<ReportCell> figures; ///< one a figure column so far, blank where it has none
        std::vector<std::string> counted;
    };

    using Subjects = std::unordered_map<std::int64_t, Subject>; ///< by id
    [[nodiscard]] Subject& subject(std::string_view ledger, std::int64_t id);

    std::vector<std::string> m_counted;
    std::vector<ReportColumn> m_figures;
    std::map<std::string, Subjects, std::less<>> m_ledgers;
    Subjects* m_last = nullptr; ///< neighbours are mostly of one ledger…
    std::string m_last_ledger;  ///< …this one
};

} // namespace lx
