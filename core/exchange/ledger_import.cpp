#include "core/exchange/ledger_import.h"

#include <memory>

#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/import_session.h"
#include "core/exchange/import_telling.h"
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
    ImportTelling telling(index, report);
    ImportSession session(database, catalog, index, writer, telling,
                          options.as_of ? *options.as_of : actor.clock->today(),
                          actor.clock->today());
    LX_TRY(session.prepare());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        Input& input = inputs[i];
        for (const PlanNote& note : input.plan.notes)
            report.warnings.push_back(
                {static_cast<int>(i), note.sheet, note.row, note.column, "", note.reason, -1});
        for (const SheetTable& table : input.plan.tables) {
            const int number = telling.add_table({static_cast<int>(i), &table});
            telling.tell_idle_slots(number);
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
            telling.tell_facts(number, *facts);
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
