#include "app/cli/arguments.h"

#include <algorithm>
#include <charconv>

namespace lx::cli {

Result<Arguments> Arguments::parse(const std::vector<std::string>& words,
                                   const std::vector<OptionDef>& options, int least, int most)
{
    Arguments arguments;
    bool only_plain = false;
    std::string open_list; // the option whose further values may follow
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (only_plain || word.size() < 2 || !word.starts_with("--")) {
            const bool enough = most >= 0 && static_cast<int>(arguments.m_plain.size()) >= most;
            if (!only_plain && enough && !open_list.empty())
                arguments.m_options[open_list].push_back(word);
            else
                arguments.m_plain.push_back(word);
            continue;
        }
        open_list.clear();
        if (word == "--") {
            only_plain = true;
            continue;
        }
        const auto equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto def = std::find_if(options.begin(), options.end(),
                                      [&](const OptionDef& o) { return o.name == name; });
        if (def == options.end())
            return fail(ErrorKind::Usage,
                        "不认识选项“" + name + "”，请用 --help 查看这个命令的用法。");
        std::string value;
        if (!def->value.empty()) {
            if (equals != std::string::npos)
                value = word.substr(equals + 1);
            else if (++i < words.size())
                value = words[i];
            else
                return fail(ErrorKind::Usage, "选项“" + name + "”后面缺少 " + def->value + "。");
        } else if (equals != std::string::npos) {
            return fail(ErrorKind::Usage, "选项“" + name + "”后面不带内容。");
        }
        auto& given = arguments.m_options[name];
        if (!given.empty() && !def->repeated)
            return fail(ErrorKind::Usage, "选项“" + name + "”只能给一次。");
        given.push_back(value);
        if (def->list)
            open_list = name;
    }
    for (const OptionDef& def : options) {
        if (def.required && !arguments.has(def.name))
            return fail(ErrorKind::Usage,
                        "缺少选项“" + def.name + " " + def.value + "”，请补上后重试。");
    }
    const auto count = static_cast<int>(arguments.m_plain.size());
    if (count < least)
        return fail(ErrorKind::Usage, "参数不够，请用 --help 查看这个命令的用法。");
    if (most >= 0 && count > most)
        return fail(ErrorKind::Usage, "多了参数“" +
                                          arguments.m_plain[static_cast<std::size_t>(most)] +
                                          "”，请删去后重试。");
    return arguments;
}

std::string Arguments::value(const std::string& option, const std::string& otherwise) const
{
    const auto found = m_options.find(option);
    return found == m_options.end() ? otherwise : found->second.front();
}

std::vector<std::string> Arguments::values(const std::string& option) const
{
    const auto found = m_options.find(option);
    return found == m_options.end() ? std::vector<std::string>{} : found->second;
}

Result<Date> Arguments::date(const std::string& option, Date otherwise) const
{
    if (!has(option))
        return otherwise;
    const auto day = Date::from_iso(value(option));
    if (!day)
        return fail(ErrorKind::Usage, "选项“" + option + "”要写成 2025-09-30 这样的日期，现在是“" +
                                          value(option) + "”。");
    return *day;
}

Result<std::int64_t> Arguments::number(const std::string& option, std::int64_t otherwise,
                                       Range range) const
{
    if (!has(option))
        return otherwise;
    const std::string text = value(option);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (whole && number >= range.least && number <= range.most)
        return number;
    const bool capped = range.most < Range{}.most;
    const std::string wanted = capped ? " " + std::to_string(range.least) + " 到 " +
                                            std::to_string(range.most) + " 之间的整数"
                               : range.least > Range{}.least
                                   ? "不小于 " + std::to_string(range.least) + " 的整数"
                                   : "整数";
    return fail(ErrorKind::Usage,
                "选项“" + option + "”要写成" + wanted + "，现在是“" + text + "”。");
}

} // namespace lx::cli
