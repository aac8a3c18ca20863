#include "core/exchange/ledger_import.h"

#include <memory>

#include "core/base/text.h"
#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/import_session.h"
#include "core/exchange/row_stream.h"
#include "core/spreadsheet/byte_source.h"
#include "core/spreadsheet/csv_workbook.h"
#include "core/store/database.h"

namespace lx {

namespace {

struct Input
{
    std::unique_ptr<Workbook> workbook;
    ImportPlan plan;
};

Result<std::vector<Input>> open_inputs(const HeadingIndex& index, const ImportOptions& options,
                                       Progress& progress)
{
    std::vector<Input> inputs;
    for (const std::string& path : options.inputs) {
        progress.report("打开 " + path, 0, 0);
        Input input;
        if (options.pasted) {
            LX_ASSIGN(input.workbook,
                      open_csv(std::make_unique<MemorySource>(*options.pasted), path, {}));
        } else {
            LX_ASSIGN(input.workbook, open_input(path));
        }
        PlanOptions plan_options;
        plan_options.sheet = options.sheet;
        plan_options.mapping = options.mapping ? &*options.mapping : nullptr;
        plan_options.file_bytes = options.pasted ? std::ssize(*options.pasted) : file_size(path);
        auto plan = plan_import(*input.workbook, index, plan_options, progress);
        if (!plan)
            return fail(with_file(std::move(plan.error()), path));
        input.plan = std::move(*plan);
        inputs.push_back(std::move(input));
    }
    return inputs;
}

/// Columns of a carried ledger without the one that decides whether it is carried: told once.
void note_idle_slots(ImportSession& session, const HeadingIndex& index, const SheetTable& table,
                     int number)
{
    int slot = 0;
    for (const CarriedSlot& carried : index.carried()) {
        ++slot;
        const int when = carried.def->index_of(carried.rule->when);
        bool decides = false;
        for (const TableColumn& column : table.table.columns)
            decides = decides || (column.target == FieldTarget{slot, when});
        if (decides)
            continue;
        for (const TableColumn& column : table.table.columns) {
            if (column.target && column.target->slot == slot && column.duplicate_of < 0)
                session.warn(
                    number, table.table.last_heading + 1, column.heading(), "",
                    "文件里没有“" + carried.def->fields[static_cast<std::size_t>(when)].name +
                        "”列，“" + column.heading() + "”没有写入" + carried.def->name + "。");
        }
    }
}

const char* why_skipped(RowKind kind)
{
    if (kind == RowKind::Sample)
        return "这一行标着“示例”，是导入表里的示例行，没有导入。";
    return kind == RowKind::Footer ? "这一行是表尾说明，没有导入。"
                                   : "这一行只有一格，按分节标题跳过，没有导入。";
}

void note_facts(ImportSession& session, const SheetTable& table, int number,
                const TableFacts& facts)
{
    for (const SkippedRow& skipped : facts.skipped)
        session.warn(number, skipped.row + 1, "", skipped.text, why_skipped(skipped.kind));
    if (facts.skipped_more > 0)
        session.warn(number, 0, "", "",
                     "另有 " + std::to_string(facts.skipped_more) +
                         " 行也是分节标题、表尾说明或示例行，没有导入。");
    if (facts.totals_count > 0) {
        std::string rows;
        for (const std::int64_t row : facts.totals)
            rows += (rows.empty() ? "第 " : "、") + std::to_string(row + 1);
        session.warn(number, facts.totals.front() + 1, "", "",
                     rows +
                         (facts.totals_count > static_cast<std::int64_t>(facts.totals.size())
                              ? " 等 " + std::to_string(facts.totals_count) + " 行"
                              : " 行") +
                         "是合计、小计，没有导入。");
    }
    if (facts.hidden_rows > 0)
        session.warn(number, 0, "", "",
                     "有 " + std::to_string(facts.hidden_rows) + " 个隐藏的行，也导入了。");
    for (const std::int32_t hidden : facts.hidden_columns) {
        for (const TableColumn& column : table.table.columns) {
            if (column.column == hidden && column.target && column.duplicate_of < 0)
                session.warn(number, table.table.last_heading + 1, column.heading(), "",
                             "“" + column.heading() + "”列是隐藏的，也导入了。");
        }
    }
    if (facts.filled_merges)
        session.warn(number, 0, "", "",
                     "数据里有合并的单元格，合并范围内各行都按同一个值导入，请核对。");
    for (const std::string& note : facts.notes)
        session.warn(number, 0, "", "", note);
}

} // namespace

Result<ImportReport> import_ledger(Database& database, const Catalog& catalog, const Actor& actor,
                                   const ImportOptions& options, Progress& progress)
{
    const LedgerDef* def = catalog.ledger(options.ledger);
    if (def == nullptr)
        return fail(ErrorKind::Usage,
                    "没有台账“" + options.ledger + "”；可用的名称如 area、org、unit、member。");
    if (options.inputs.empty())
        return fail(ErrorKind::Usage, "没有给出要导入的文件。");
    const HeadingIndex index(catalog, *def);
    LX_ASSIGN(std::vector<Input> inputs, open_inputs(index, options, progress));

    ImportReport report;
    report.ledger = def->code;
    LX_ASSIGN(Writer writer,
              Writer::begin(database, catalog, actor, "导入 " + def->name, "import"));
    ImportSession session(database, catalog, index, writer, report,
                          options.as_of ? *options.as_of : actor.clock->today(),
                          actor.clock->today());
    LX_TRY(session.prepare());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        Input& input = inputs[i];
        for (const PlanNote& note : input.plan.notes)
            report.warnings.push_back(
                {static_cast<int>(i), note.sheet, note.row, note.column, "", note.reason, -1});
        for (const SheetTable& table : input.plan.tables) {
            const int number = session.add_table({static_cast<int>(i), options.inputs[i], &table});
            note_idle_slots(session, index, table, number);
            RowStream stream(*input.workbook, catalog, index, table, number, progress);
            while (auto batch = stream.next()) {
                if (progress.cancelled())
                    return fail(ErrorKind::Cancelled, "导入已取消，台账没有改动。");
                LX_TRY(session.write(*batch));
                stream.recycle(std::move(*batch));
                progress.report("导入 " + def->name, report.read, 0);
            }
            auto facts = stream.facts();
            if (!facts)
                return fail(with_file(std::move(facts.error()), options.inputs[i]));
            note_facts(session, table, number, *facts);
        }
    }
    LX_TRY(session.finish());
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "导入已取消，台账没有改动。");
    if (options.dry_run)
        return report; // the writer leaves nothing behind
    LX_TRY(writer.set_title("导入 " + def->name + " " +
                            std::to_string(report.counts.added + report.counts.updated) + " 行"));
    LX_ASSIGN(report.action, writer.commit());
    return report;
}

} // namespace lx
