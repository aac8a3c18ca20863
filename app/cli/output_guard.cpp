#include "app/cli/output_guard.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "core/base/database_file.h"
#include "core/base/file_calls.h"

namespace lx::cli {

namespace {

std::filesystem::path path_of(const std::string& text)
{
    return std::u8string(text.begin(), text.end());
}

bool same_file(const std::string& left, const std::string& right)
{
    std::error_code error;
    // A folder is read by no command: it bears the name of one ("report set --out set").
    return std::filesystem::equivalent(path_of(left), path_of(right), error) && !error &&
           !std::filesystem::is_directory(path_of(left), error);
}

/// What the file may be called; none = the command looks itself, or any name will do.
std::vector<std::string_view> endings_of(const Arguments& arguments, const std::string& command,
                                         std::string_view option)
{
    if (command == "report" && !arguments.plain().empty() && arguments.plain().front() == "set")
        return {}; // a folder
    if ((command == "print" || command == "map") && arguments.has("--each"))
        return {}; // a folder
    if (option == "--errors" || command == "campaign" || command == "fill")
        return {".xlsx"};
    if (command == "report")
        return {".xlsx", ".pdf"};
    if (command == "chart")
        return {".svg", ".png", ".pdf", ".xlsx"};
    if (command == "map")
        return {".pdf", ".svg", ".png"};
    return command == "print" ? std::vector<std::string_view>{".pdf"}
                              : std::vector<std::string_view>{};
}

bool ends_with(const std::string& path, std::string_view ending)
{
    if (path.size() < ending.size())
        return false;
    return std::equal(
        ending.begin(), ending.end(), path.end() - std::ssize(ending), [](char wanted, char given) {
            return wanted == (given >= 'A' && given <= 'Z' ? given - 'A' + 'a' : given);
        });
}

} // namespace

Result<> check_outputs(const Arguments& arguments, const std::string& command)
{
    for (const char* option : {"--out", "--errors"}) {
        if (!arguments.has(option))
            continue;
        const std::string path = arguments.value(option);
        if (path.empty())
            return fail(ErrorKind::Usage,
                        std::string("选项“") + option + "”后面没有写文件名，请补上后重试。");
        std::vector<std::string> read = arguments.plain();
        for (const char* other : {"--db", "--map", "--binding"})
            read.push_back(arguments.value(other));
        for (const std::string& input : read) {
            if (!input.empty() && same_file(path, input))
                return fail(ErrorKind::Usage,
                            std::string("选项“") + option + "”的文件“" + path +
                                "”正是要读的文件，没有改动它，请另写一个文件名。");
        }
        if (command != "backup" && is_database_file(path))
            return fail(ErrorKind::Usage, kept_database_text(path));
        const std::vector<std::string_view> endings = endings_of(arguments, command, option);
        std::string words;
        for (const std::string_view ending : endings)
            words += (words.empty() ? "" : " 或 ") + std::string(ending);
        if (!endings.empty() &&
            std::none_of(endings.begin(), endings.end(),
                         [&](std::string_view ending) { return ends_with(path, ending); }))
            return fail(ErrorKind::Usage, std::string("选项“") + option + "”只能写成 " + words +
                                              "；请改“" + path + "”的扩展名。");
    }
    return {};
}

Result<> make_folder(const std::string& folder)
{
    std::error_code error;
    std::filesystem::create_directories(native_path(folder), error);
    if (!std::filesystem::is_directory(native_path(folder), error))
        return fail(ErrorKind::Usage,
                    "“" + folder + "”不是文件夹，也建不起来；--each 要写文件夹。");
    return {};
}

} // namespace lx::cli
