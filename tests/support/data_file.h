#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace lx::test {

/// Lines of a tab-separated file below tests/data, split into columns; lines that begin with "# "
/// and empty ones are left out. Throws where the file can't be opened, so that a test without its
/// data fails.
inline std::vector<std::vector<std::string>> read_tsv(const std::string& name)
{
    std::ifstream in(std::string(LIANGXIN_TEST_DATA) + "/" + name, std::ios::binary);
    if (!in)
        throw std::runtime_error("no test data: " + name);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.empty() || line.rfind("# ", 0) == 0)
            continue;
        std::vector<std::string>& row = rows.emplace_back();
        std::size_t begin = 0;
        for (std::size_t tab = line.find('\t'); tab != std::string::npos;
             tab = line.find('\t', begin)) {
            row.push_back(line.substr(begin, tab - begin));
            begin = tab + 1;
        }
        row.push_back(line.substr(begin));
    }
    return rows;
}

} // namespace lx::test
