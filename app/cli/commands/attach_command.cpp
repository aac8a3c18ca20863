// attach: files taken along with a row.

#include <algorithm>

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/row_choice.h"
#include "core/edit/editor.h"
#include "core/store/attachments.h"
#include "core/store/ledger_store.h"

namespace lx::cli {

namespace {

Result<int> attach(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const LedgerDef* const def, ledger_of(catalog, arguments.value("--ledger")));
    const FieldDef* field = nullptr;
    for (const FieldDef& one : def->fields)
        if (holds_files(one))
            field = &one;
    if (field == nullptr)
        return fail(ErrorKind::Usage, "“" + def->name + "”台账没有附件一栏。");
    LedgerStore store(*database, catalog);
    const std::string& key = arguments.value("--key");
    LX_ASSIGN(const auto id, store.find_key(*def, key));
    if (!id)
        return fail(ErrorKind::Usage, "“" + def->name + "”台账没有“" + key + "”这一行。");
    LX_ASSIGN(const auto row, store.find(*def, *id));
    std::string text = text_of(row->at(*def, field->key));
    for (const std::string& file : arguments.plain()) {
        LX_ASSIGN(const std::string line,
                  take_attachment(arguments.value("--db"), file, session.progress));
        const auto lines = attachments_in(text);
        if (std::ranges::find(lines, line) == lines.end()) // it is there already
            text += (text.empty() ? "" : "\n") + line;
    }
    LX_ASSIGN(Writer writer, Writer::begin(*database, catalog, actor_of(arguments, session),
                                           "添加附件 " + std::to_string(arguments.plain().size()) +
                                               " 个 " + def->name));
    Editor editor(catalog, writer, session.clock.today());
    LX_ASSIGN(const Edited edited,
              editor.change(*def, *id, {{def->index_of(field->key), Value(text)}}));
    if (edited.refused())
        return fail(ErrorKind::Refused, edited.problems.front().message);
    LX_TRY(writer.commit().map([](std::int64_t) {}));
    print_note("已添加附件 " + std::to_string(arguments.plain().size()) + " 个，保存在 " +
               attachment_folder(arguments.value("--db")) + "。");
    return 0;
}

} // namespace

Command attach_command()
{
    return {
        "attach",
        "FILE… --ledger activity --key KEY --db FILE [--by 姓名]    "
        "给一行添加附件：复制到台账旁边的附件文件夹",
        {{"--ledger", "L", true}, {"--key", "KEY", true}, {"--db", "FILE", true}, {"--by", "姓名"}},
        1,
        100,
        attach,
        false};
}

} // namespace lx::cli
