#include "app/cli/command.h"

#include <algorithm>
#include <cstdio>

#include "app/cli/json_out.h"
#include "app/cli/output_guard.h"
#include "core/base/fresh_file.h"
#include "core/store/action_row.h"
#include "core/store/file_hold.h"
#include "core/store/own_fields.h"
#include "core/store/storage_place.h"

namespace lx::cli {

namespace {

int status_of(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return 2;
    case ErrorKind::BadInput:
        return 3;
    case ErrorKind::Database:
    case ErrorKind::Newer:
    case ErrorKind::Locked:
    case ErrorKind::Foreign:
        return 4;
    case ErrorKind::Moved:
    case ErrorKind::Io:
        return 5;
    case ErrorKind::Refused:
    case ErrorKind::Cancelled:
        break;
    }
    return 1;
}

void print_help(const Command& command)
{
    print_out("liangxin-cli " + command.name + " " + command.usage + "\n");
}

void print_help()
{
    print_out("两新党建台账（命令行）\n\n");
    for (const Command& command : commands())
        print_help(command);
    print_out("\n退出状态：0 完成；1 完成但有行被退回；2 用法不对；3 输入文件读不了；4 "
              "台账打不开；5 读写出错。\n");
}

std::string_view kind_name(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return "usage";
    case ErrorKind::BadInput:
        return "bad_input";
    case ErrorKind::Database:
        return "database";
    case ErrorKind::Newer:
        return "newer";
    case ErrorKind::Locked:
        return "locked";
    case ErrorKind::Foreign:
        return "foreign";
    case ErrorKind::Moved:
        return "moved";
    case ErrorKind::Io:
        return "io";
    case ErrorKind::Refused:
        return "refused";
    case ErrorKind::Cancelled:
        return "cancelled";
    }
    return "";
}

/// The document of a command that failed before it wrote any of its own.
void print_error(const Error& error)
{
    JsonWriter json(standard_output());
    json.begin_object().key("error").begin_object();
    json.text("kind", kind_name(error.kind)).text("message", error.message);
    json.end_object().end_object();
    const auto written = finish_json(json);
    if (!written)
        print_note(written.error().message);
}

} // namespace

int run(const std::vector<std::string>& words, Session& session)
{
    if (words.empty() || words.front() == "--help" || words.front() == "help") {
        print_help();
        return words.empty() ? 2 : 0;
    }
    const auto& all = commands();
    const auto command = std::find_if(all.begin(), all.end(),
                                      [&](const Command& c) { return c.name == words.front(); });
    if (command == all.end()) {
        print_note("没有“" + words.front() + "”这个命令，请用 --help 查看有哪些命令。");
        return 2;
    }
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    if (std::find(rest.begin(), rest.end(), "--help") != rest.end()) {
        print_help(*command);
        return 0;
    }
    const auto arguments = Arguments::parse(rest, command->options, command->least, command->most);
    const auto status = [&]() -> Result<int> {
        if (!arguments)
            return fail(arguments.error());
        LX_TRY(check_outputs(*arguments, command->name));
        return command->run(*arguments, session);
    }();
    if (status)
        return *status;
    if (std::find(rest.begin(), rest.end(), "--json") != rest.end())
        print_error(status.error());
    print_note(status.error().message);
    return status_of(status.error().kind);
}

namespace {

/// The log's dates never go back: with a clock set back they stand still.
void tell_clock(Database& database)
{
    const auto newest = chain_end(database.handle());
    std::string now = SystemClock().now();
    if (!newest || now >= newest->at)
        return;
    std::string at = newest->at;
    for (std::string* moment : {&now, &at})
        std::replace(moment->begin(), moment->end(), 'T', ' ');
    print_note("电脑现在的时间是 " + now + "，而台账里最新的修改是 " + at +
               "；请检查电脑的日期和时间，改正之前新的修改都按较晚的时间记录。");
}

} // namespace

Result<std::unique_ptr<Database>> open_database(const Arguments& arguments, Database::Mode mode)
{
    const std::string path = arguments.value("--db");
    const auto left = mode == Database::Mode::ReadWrite ? left_behind(path) : std::nullopt;
    auto database = Database::open(path, mode);
    if (!database && database.error().kind == ErrorKind::Locked && arguments.has("--dry-run")) {
        NoProgress quiet;
        database = Database::open_trial(path, quiet);
        if (database)
            print_note("“" + file_name(path) + "”正在别处打开，这次试运行用的是它现在的副本。");
        return database;
    }
    if (!database)
        return fail(database.error());
    if (left)
        print_note("“" + file_name(path) + "”上次由" + holder_text(*left) +
                   "打开，没有正常关闭；现在没有人在用，已接着使用，当时已保存的内容都在。");
    if (mode == Database::Mode::ReadWrite)
        tell_clock(**database);
    if (mode == Database::Mode::ReadWrite && storage_place(path) != StoragePlace::Local)
        print_note("“" + file_name(path) +
                   "”在网络或同步文件夹里：同一时间只能有一个人写入，请常备份。");
    return std::move(*database);
}

Result<DefinitionsPtr> definitions_of(Database& database)
{
    std::vector<std::string> faults;
    LX_ASSIGN(auto definitions, Definitions::of_file(database, &faults));
    for (const std::string& fault : faults)
        print_note(fault);
    return definitions;
}

void print_out(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void print_note(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fputc('\n', stderr);
}

} // namespace lx::cli
