#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/world.h"
#include "core/report/make_sheets.h"
#include "core/rules/policy_pack.h"
#include "core/store/ledger_store.h"

namespace lx {

/// Fills one printed sheet for one subject after the other. What it is given has to outlive it;
/// the world holds the sheet's needs, and its day is the sheet's.
class SheetFiller
{
public:
    SheetFiller(LedgerStore& store, const World& world, const SheetDef& sheet,
                const SheetRequest& request);

    /// Errors: Database, and those of the pack a sheet takes its standard from.
    [[nodiscard]] Result<SheetDoc> fill(std::int64_t id);

private:
    using Scores = std::vector<std::pair<std::string, std::string>>; ///< indicator, score

    [[nodiscard]] Result<std::vector<Record>> of_year(const RowsOfYear& rows, std::int64_t limit);
    [[nodiscard]] Result<std::string> fact(const std::string& path);
    [[nodiscard]] Result<std::string> related(const std::string& key);
    [[nodiscard]] Result<std::string> part(const SheetPart& part);
    [[nodiscard]] Result<std::string> content(const SheetCellDef& cell);
    [[nodiscard]] Result<SheetTable> grid(const SheetBlockDef& block);
    /// Rows of the list, whether they stand in it on the day or not.
    [[nodiscard]] Result<std::vector<Record>> listed_rows(const SheetListDef& list,
                                                          const LedgerDef& def);
    [[nodiscard]] Result<SheetTable> list(const SheetListDef& list, const std::vector<Tri>& listed);
    [[nodiscard]] Result<SheetTable> scores(const SheetScoresDef& def);

    LedgerStore& m_store;
    const World& m_world;
    const Catalog& m_catalog;
    const SheetDef& m_sheet;
    SheetRequest m_request;
    const LedgerDef& m_def;
    int m_year;
    std::vector<std::vector<Tri>> m_listed; ///< by block: which rows of its list may stand in it
    std::int64_t m_id = 0;
    std::int32_t m_row = -1; ///< in the world; -1 where it is not there
    std::optional<Record> m_related;
    std::shared_ptr<const PolicyPack> m_pack; ///< whose standard the sheet shows
};

/// A field as it was known on the day: nothing dated later, but plans. Sensitive ones masked.
[[nodiscard]] Result<std::string> shown_on(LedgerStore& store, const Catalog& catalog,
                                           const FieldDef& field, const Value& value,
                                           const SheetRequest& request);

/// A pack's scoring standard as a table: content groups with their weights, under each the points
/// to look at, and what `score_of` an indicator says.
[[nodiscard]] SheetTable
scoring_table(const RatingStandard& standard, const AssessmentScheme& scheme,
              const std::vector<std::pair<std::string, std::string>>& scores);

} // namespace lx
