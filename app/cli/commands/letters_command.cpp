// letters: what the office's official letters have in common.

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "core/report/campaign_letter.h"
#include "core/report/letterhead.h"
#include "core/report/sheet_def.h"

namespace lx::cli {

namespace {

/// Letters that are numbered: id and name.
std::vector<std::pair<std::string, std::string>> numbered(const std::vector<SheetDef>& sheets)
{
    std::vector<std::pair<std::string, std::string>> letters;
    for (const SheetDef& sheet : sheets)
        if (sheet.letter)
            letters.emplace_back(sheet.id, sheet.name);
    letters.emplace_back(campaign_letters, campaign_letters_name);
    return letters;
}

Result<> tell(const Letterhead& head, const std::vector<SheetDef>& sheets, int year, bool as_json)
{
    if (!as_json) {
        print_out("联系人\t" + head.contact + "\n联系电话\t" + head.phone + "\n抄送\t" +
                  head.copies + "\n回执\t" + (head.receipt ? "附" : "不附") + "\n");
        for (const auto& [id, name] : numbered(sheets))
            if (const auto word = head.words.find(id); word != head.words.end())
                print_out("发文字号\t" + name + "\t" +
                          document_number(word->second, year, std::nullopt) + "\n");
        return {};
    }
    JsonWriter json(standard_output());
    json.begin_object().text("contact", head.contact).text("phone", head.phone);
    json.text("copies", head.copies).boolean("receipt", head.receipt).key("words").begin_object();
    for (const auto& [sheet, word] : head.words)
        json.text(sheet.c_str(), word);
    json.end_object().end_object();
    return finish_json(json);
}

/// "督办单=永组督"
Result<> take_word(const std::string& option, const std::vector<SheetDef>& sheets, Letterhead& head)
{
    const std::size_t at = option.find('=');
    const std::string name = option.substr(0, at);
    std::string known;
    for (const auto& [id, called] : numbered(sheets)) {
        if (at != std::string::npos && (id == name || called == name)) {
            head.words[id] = option.substr(at + 1);
            return {};
        }
        known += (known.empty() ? "" : "、") + called;
    }
    return fail(ErrorKind::Usage,
                "“" + option + "”不对，请写成 督办单=永组督 这样；公文有：" + known + "。");
}

Result<int> letters(const Arguments& arguments, Session& session)
{
    bool sets = false;
    for (const char* option : {"--contact", "--phone", "--copies", "--receipt", "--word"})
        sets = sets || arguments.has(option);
    LX_ASSIGN(const auto database, open_database(arguments, sets ? Database::Mode::ReadWrite
                                                                 : Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto sheets, SheetDef::all(definitions->facts()));
    LX_ASSIGN(Letterhead head, letterhead(*database));
    if (sets) {
        head.contact = arguments.value("--contact", head.contact);
        head.phone = arguments.value("--phone", head.phone);
        head.copies = arguments.value("--copies", head.copies);
        if (arguments.has("--receipt")) {
            const std::string word = arguments.value("--receipt");
            if (word != "是" && word != "否")
                return fail(ErrorKind::Usage, "--receipt 后面请写 是 或 否。");
            head.receipt = word == "是";
        }
        for (const std::string& word : arguments.values("--word"))
            LX_TRY(take_word(word, sheets, head));
        LX_TRY(keep_letterhead(*database, head, actor_of(arguments, session)));
    }
    LX_TRY(tell(head, sheets, session.clock.today().year(), arguments.has("--json")));
    return 0;
}

} // namespace

Command letters_command()
{
    return {
        "letters",
        "--db FILE [--contact 姓名] [--phone 电话] [--copies 单位] [--receipt 是|否] "
        "[--word 督办单=永组督…] [--by 姓名] [--json]    公文设置：联系人、抄送、回执、发文字号",
        {{"--db", "FILE", true},
         {"--contact", "姓名"},
         {"--phone", "电话"},
         {"--copies", "单位"},
         {"--receipt", "是|否"},
         {"--word", "公文=代字", false, true},
         {"--by", "姓名"},
         {"--json", ""}},
        0,
        0,
        letters,
        false};
}

} // namespace lx::cli
