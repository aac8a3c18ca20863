// Runs a fuzz target without libFuzzer, so that an ordinary compiler and an ordinary test run
// cover it: on every seed as it is, then on mutations of it that are the same on every machine.
// Usage: replay mutations ending seed-file-or-folder…; of folders, files with that ending count
// ("" for all).

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_book.h"

namespace {

/// Long seeds cost much and teach little when mutated.
constexpr std::size_t kLongestMutated = 40'000;

std::vector<std::filesystem::path> seeds(const std::filesystem::path& place,
                                         const std::string& ending)
{
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::is_directory(place))
        return {place};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(place))
        if (entry.is_regular_file() && (ending.empty() || entry.path().extension() == ending))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

void run(const std::string& bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string mutated(std::string bytes, std::mt19937& random)
{
    const auto below = [&random](std::size_t n) { return n == 0 ? 0 : random() % n; };
    for (std::size_t changes = 1 + below(6); changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = std::min<std::size_t>(bytes.size() - at, 1 + below(40));
        switch (below(6)) {
        case 0:
            bytes[at] = static_cast<char>(random());
            break;
        case 1:
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
            break;
        case 2:
            bytes.erase(at, length);
            break;
        case 3:
            bytes.insert(below(bytes.size()), bytes.substr(at, length));
            break;
        case 4:
            bytes[at] = "<>\"'&;/=,\n\r\t%0189AZ"[below(20)];
            break;
        default:
            if (below(4) == 0)
                bytes.resize(at);
            break;
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4)
        return 2;
    const int mutations = std::atoi(argv[1]);
    std::size_t count = 0;
    for (int i = 3; i < argc; ++i)
        for (const auto& file : seeds(argv[i], argv[2])) {
            std::ifstream stream(file, std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
            run(bytes);
            ++count;
            std::mt19937 random(static_cast<unsigned>(count));
            for (int m = 0; m < mutations && bytes.size() <= kLongestMutated; ++m)
                run(mutated(bytes, random));
        }
    std::printf("%zu seeds, %d mutations each\n", count, mutations);
    return count == 0 ? 1 : 0;
}
