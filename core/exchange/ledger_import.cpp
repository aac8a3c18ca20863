#include "core/exchange/ledger_import.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>

#include "core/base/file_trouble.h"
#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/import_session.h"
#include "core/exchange/import_telling.h"
#include "core/exchange/list_answers.h"
#include "core/exchange/reference_adder.h"
#include "core/exchange/remembered_answers.h"
#include "core/exchange/row_stream.h"
#include "core/ledger/field_text.h"
#include "core/ledger/number_scrub.h"
#include "core/store/database.h"

namespace lx {

namespace {

struct Input
{
    std::string path;
    std::unique_ptr<Workbook> workbook;
    ImportPlan plan;
    std::map<TablePlace, ListAnswers::Used> answers;

    /// Of the list, or of the one that it was still part of when the answers were looked for.
    [[nodiscard]] const ImportAnswers& answers_of(const PlannedTable& table) const
    {
        return std::prev(answers.upper_bound(table.place()))->second.answers;
    }
};

/// What each table of the input is; `mappings`: where its own answers say so.
Result<> plan_one(const HeadingIndex& index, const ImportOptions& options,
                  std::map<TablePlace, SavedMapping> mappings, Input& input, Progress& progress)
{
    PlanOptions plan_options;
    plan_options.sheet = options.sheet;
    plan_options.mapping = &options.answers.mapping;
    plan_options.mapping_of_table = std::move(mappings);
    const std::string name = file_name(input.path);
    plan_options.file = name.substr(0, name.rfind('.'));
    plan_options.file_bytes = file_size(input.path);
    auto plan = plan_import(*input.workbook, index, plan_options, progress);
    if (!plan)
        return fail(with_file(std::move(plan.error()), input.path));
    input.plan = std::move(*plan);
    return {};
}

Result<Input> open_one(const HeadingIndex& index, const ImportOptions& options,
                       const std::string& path, Progress& progress)
{
    progress.report("打开 " + path, 0, 0);
    Input input;
    input.path = path;
    LX_ASSIGN(input.workbook, open_input(path));
    LX_TRY(plan_one(index, options, {}, input, progress));
    return input;
}

/// Says which remembered answers a list was read with; "" where none.
std::string recalled(const ImportAnswers& taken)
{
    const std::string told = taken.told();
    return told.empty() ? told
                        : "表头与以前导入过的一样，沿用了当时的回答：" + told +
                              "；不合适的请重新回答后再导入。";
}

/// Lays the answers of each list over what its columns are.
Result<> take_answers(const HeadingIndex& index, const ImportOptions& options,
                      const ListAnswers& answers, Input& input, Progress& progress)
{
    std::map<TablePlace, SavedMapping> mappings;
    for (const PlannedTable& table : input.plan.tables) {
        ListAnswers::Used used = answers.of(table.table);
        if (!used.taken.mapping.columns.empty())
            mappings.emplace(table.place(), used.answers.mapping);
        input.answers.emplace(table.place(), std::move(used));
    }
    if (!mappings.empty())
        LX_TRY(plan_one(index, options, std::move(mappings), input, progress));
    for (PlannedTable& table : input.plan.tables) {
        const auto used = input.answers.find(table.place());
        const std::string told =
            used == input.answers.end() ? std::string() : recalled(used->second.taken);
        if (!told.empty())
            table.notes.push_back({table.name, table.table.last_heading + 1, "", told});
    }
    return {};
}

/// The day all lists that state one agree on. One that lies ahead is a slip.
std::optional<StatedDay> stated_day_of(const std::vector<Input>& inputs, Date today)
{
    std::optional<StatedDay> one;
    for (const Input& input : inputs) {
        for (const PlannedTable& table : input.plan.tables) {
            if (!table.stated_day)
                continue;
            if (one && one->day != table.stated_day->day)
                return std::nullopt;
            if (!one)
                one = table.stated_day;
        }
    }
    return one && one->day <= today ? one : std::nullopt;
}

/// The carried rows have days of their own to be given.
bool carries_days(const HeadingIndex& index)
{
    return std::any_of(index.carried().begin(), index.carried().end(),
                       [](const CarriedSlot& slot) { return !slot.rule->date_field.empty(); });
}

/// Which day the carried rows got, where the lists state one. Without a day that was asked for it
/// is for the caller to say how to ask.
void tell_stated_day(const ImportOptions& options, ImportReport& report)
{
    if (!report.stated_day || report.dated.empty() || !options.as_of)
        return;
    const bool taken = report.stated_day->day == report.as_of;
    ImportIssue told;
    told.sheet = report.tables.front().name;
    told.row = report.stated_day->row + 1;
    told.reason = "表中写着" + report.stated_day->words + "，" + report.dated + "按" +
                  (taken ? "这一天登记。" : report.as_of.chinese() + "登记，请核对。");
    report.warnings.insert(report.warnings.begin(), std::move(told));
}

/// Values of whole columns and of words must be such that their fields can take.
Result<> check_answers(const Catalog& catalog, const HeadingIndex& index,
                       const ImportAnswers& answers)
{
    const auto check = [&](const std::string& name, const std::string& value) -> Result<> {
        const auto target = index.target(name);
        const auto added = added_field(catalog, name);
        if (!target && !added)
            return fail(ErrorKind::Usage, "“" + index.own().name + "”台账没有字段“" + name +
                                              "”；请改成台账里的字段名。");
        const FieldDef& field = target ? index.field(*target)
                                       : added->def->fields[static_cast<std::size_t>(added->field)];
        const FieldReading reading = read_field(catalog, field, value);
        if (!reading.error.empty())
            return fail(ErrorKind::Usage,
                        "“" + name + "”不能填“" + value + "”：" + reading.error + "。");
        return {};
    };
    for (const ImportAnswers::Fill& fill : answers.fills)
        LX_TRY(check(fill.field, fill.value));
    for (const ImportAnswers::Meaning& meaning : answers.meanings)
        LX_TRY(check(meaning.field, meaning.value));
    for (const ImportAnswers::Addition& addition : answers.add) {
        if (!can_be_added(addition.ledger))
            return fail(ErrorKind::Usage, "“" + addition.ledger +
                                              "”台账的行不能在导入时顺带新增；可以新增的是 area、"
                                              "org、instructor。");
    }
    return {};
}

} // namespace

Result<ImportReport>
import_ledger(Database& database, const Catalog& catalog, const Actor& actor,
              const ImportOptions& options, Progress& progress,
              const std::function<Result<>(const ImportReport&)>& before_commit)
{
    const LedgerDef* def = catalog.ledger(options.ledger);
    if (def == nullptr)
        return fail(ErrorKind::Usage,
                    "没有台账“" + options.ledger + "”；可用的名称如 area、org、unit、member。");
    if (options.inputs.empty())
        return fail(ErrorKind::Usage, "没有给出要导入的文件。");
    const HeadingIndex index(catalog, *def);
    ImportReport report;
    report.ledger = def->code;
    LX_TRY(check_answers(catalog, index, options.answers));
    RememberedAnswers remembered(database, def->code);
    std::vector<Input> inputs;
    LX_TRY(remembered.read());
    ListAnswers answers(index, options.answers, options.recall,
                        [&](const std::string& list) { return remembered.find(list); });
    for (const std::string& path : options.inputs) {
        LX_ASSIGN(Input input, open_one(index, options, path, progress));
        for (const PlannedTable& table : input.plan.tables)
            answers.add(table.table);
        inputs.push_back(std::move(input));
    }
    for (Input& input : inputs)
        LX_TRY(take_answers(index, options, answers, input, progress));
    report.answers = answers.of_all();
    if (!report.answers.individuals) {
        LX_ASSIGN(report.answers.individuals, remembered.takes_individuals());
    }

    const Date today = actor.clock->today();
    report.stated_day = stated_day_of(inputs, today);
    report.as_of = options.by_stated_day && report.stated_day && carries_days(index)
                       ? report.stated_day->day
                       : options.as_of.value_or(today);
    LX_ASSIGN(Writer writer,
              Writer::begin(database, catalog, actor, "导入 " + def->name, "import"));
    ImportTelling telling(index, report);
    ImportSession session(database, catalog, index, writer, telling, report.answers, report.as_of,
                          today);
    LX_TRY(session.prepare());
    std::map<std::string, const ImportAnswers*> lists; ///< each by its headings, with its answers
    for (const Input& input : inputs) {
        for (const PlannedTable& table : input.plan.tables)
            lists.emplace(table.table.fingerprint(), &input.answers_of(table));
    }
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        Input& input = inputs[i];
        for (const PlanNote& note : input.plan.notes) {
            ImportIssue told;
            told.input = static_cast<int>(i);
            told.sheet = note.sheet;
            told.row = note.row;
            told.column = note.column;
            told.reason = with_numbers_masked(note.reason);
            report.warnings.push_back(std::move(told));
        }
        for (const PlannedTable& table : input.plan.tables) {
            const auto first = static_cast<int>(telling.tables());
            RowStream stream(*input.workbook, catalog, index, table, first,
                             {&input.answers_of(table), &answers}, progress);
            std::shared_ptr<const PlannedTable> current;
            while (auto batch = stream.next()) {
                if (progress.cancelled())
                    return fail(ErrorKind::Cancelled, "导入已取消，台账没有改动。");
                if (batch->table != current) {
                    current = batch->table;
                    const int number = telling.add_table({static_cast<int>(i), current});
                    telling.tell_columns(number, options.answers.mapping, number == first);
                    if (const std::string& list = current->table.fingerprint();
                        list != table.table.fingerprint()) {
                        const ListAnswers::Used& own = answers.below(current->table);
                        lists.emplace(list, &own.answers);
                        if (const std::string told = recalled(own.taken); !told.empty())
                            telling.warn(number, current->table.last_heading + 1, "", "", told);
                    }
                }
                LX_TRY(session.write(batch->rows));
                stream.recycle(std::move(*batch));
                progress.report("导入 " + def->name, report.read, 0);
            }
            auto facts = stream.facts();
            if (!facts)
                return fail(with_file(std::move(facts.error()), options.inputs[i]));
            for (std::size_t t = 0; t < facts->size(); ++t)
                telling.tell_facts(first + static_cast<int>(t), std::move((*facts)[t]));
        }
    }
    LX_TRY(session.finish());
    tell_stated_day(options, report);
    const std::optional<bool> individuals = report.answers.individuals;
    report.answers = answers.of_all(); // lists below others are known only now
    report.answers.individuals = individuals;
    // A trial, too, knows only then that all rows could be written.
    const auto settled = writer.settle(&progress);
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "导入已取消，台账没有改动。");
    LX_TRY(settled);
    if (before_commit)
        LX_TRY(before_commit(report));
    if (options.dry_run)
        return report; // the writer leaves nothing behind
    LX_TRY(writer.set_title("导入 " + def->name + " " +
                            std::to_string(report.counts.added + report.counts.updated) + " 行"));
    LX_ASSIGN(report.action, writer.commit());
    if (options.remember && options.answers.individuals)
        LX_TRY(remembered.take_individuals(*options.answers.individuals, actor));
    if (options.remember && (!options.recall || !options.answers.is_empty())) {
        for (const auto& [headings, own] : lists)
            LX_TRY(remembered.keep(headings, *own, actor));
    }
    return report;
}

} // namespace lx
