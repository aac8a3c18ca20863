#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "tests/fuzz/xls_target.h"
#include "tests/support/biff_builder.h"
#include "tests/support/limited_child.h"

// The fuzzer's function over random bytes and over real files that were changed at random. Each
// batch runs in a process of its own: a crash, a broken promise, a hang or a huge allocation fails
// the test instead of ending it.

namespace {

using File = std::vector<std::uint8_t>;

constexpr std::size_t bytes = std::size_t{500} << 20;

std::vector<File> small_fixtures()
{
    std::map<std::string, File> files; // by path, so that runs can be repeated
    const auto folder = std::filesystem::path(LIANGXIN_TEST_DATA) / "spreadsheets";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string ending = entry.path().extension().string();
        if ((ending != ".xls" && ending != ".et") || entry.file_size() > 60'000)
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        files[entry.path().string()] = File(std::istreambuf_iterator<char>(file), {});
    }
    std::vector<File> out;
    for (auto& [path, file] : files)
        out.push_back(std::move(file));
    return out;
}

/// A small stream without a compound file around it, so that changes hit records.
File bare_workbook(lx::test::BiffBuilder::Version version)
{
    lx::test::BiffBuilder builder(version);
    builder.code_page(936).format(164, "yyyy-mm").xf(0).xf(164);
    if (version == lx::test::BiffBuilder::Version::Biff8)
        builder.shared({u"党支部", u"abc", std::u16string(300, u'长')});
    for (int i = 0; i < 3; ++i) {
        auto& sheet = builder.sheet("S" + std::to_string(i), static_cast<unsigned>(i));
        sheet.columns(1, 2, true).row(0, true).number(0, 0, 1.5).number(0, 1, 44197, 1);
        sheet.label(1, 0, "text").formula_other(1, 1, 0).string("result").shared(2, 0, 1);
        sheet.shared(2, 1, 2).rk(3, 0, 7).bool_or_error(3, 1, 7, true).merge(0, 1, 0, 1);
        sheet.label(0, 3, "out of order");
    }
    return builder.stream().get();
}

/// Numbers that sizes and positions go wrong with.
const std::vector<std::uint32_t>& odd_numbers()
{
    static const std::vector<std::uint32_t> numbers = {
        0,      1,      2,          0x7F,       0x80,       0xFF,       0x100,      0x3C,
        0x7FFF, 0x8000, 0xFFFE,     0xFFFF,     0x10000,    0x809,      0xFC,       0xFD,
        0x203,  0x208,  0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFF8, 0x3F};
    return numbers;
}

/// A cheap generator: RapidCheck's own is too slow for thousands of changes.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 2 + 1) {}
    std::uint32_t operator()(std::size_t sides)
    {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::uint32_t>((m_state >> 33) % sides);
    }

private:
    std::uint64_t m_state;
};

void change(File& file, Dice& dice)
{
    for (std::uint32_t n = 1 + dice(12); n > 0 && file.size() > 8; --n) {
        const std::size_t at = dice(file.size() - 4);
        switch (dice(6)) {
        case 0:
            file[at] = static_cast<std::uint8_t>(dice(256));
            break;
        case 1:
        case 2: {
            const std::uint32_t value = odd_numbers()[dice(odd_numbers().size())];
            const std::size_t width = dice(2) == 0 ? 2 : 4;
            for (std::size_t i = 0; i < width; ++i)
                file[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
            break;
        }
        case 3: { // a piece copied elsewhere
            const std::size_t from = dice(file.size() - 4);
            const std::size_t size =
                std::min<std::size_t>(dice(600), file.size() - std::max(at, from));
            std::copy_n(File(file).begin() + static_cast<long>(from), size,
                        file.begin() + static_cast<long>(at));
            break;
        }
        case 4:
            file.erase(file.begin() + static_cast<long>(at),
                       file.begin() + static_cast<long>(std::min(file.size(), at + 1 + dice(64))));
            break;
        default:
            if (dice(20) == 0)
                file.resize(at);
            break;
        }
    }
}

} // namespace

TEST_CASE("random bytes are refused, with or without the signs of a workbook before them")
{
    const auto child = lx::test::run_limited(
        [] {
            const bool kept = rc::check("random bytes", [] {
                auto file = *rc::gen::arbitrary<File>();
                static const std::vector<File> heads = {
                    {},
                    {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1},
                    {0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00},
                    {0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x10, 0x00, 0, 0, 0, 0},
                };
                const File& head = *rc::gen::elementOf(heads);
                file.insert(file.begin(), head.begin(), head.end());
                lx::fuzz::read_xls(file.data(), file.size());
            });
            return std::string(kept ? "kept" : "broken");
        },
        60, bytes);
    CHECK(child.finished);
    CHECK(child.output == "kept");
}

TEST_CASE("changed files never crash the reader, hang it or make it greedy")
{
    std::vector<File> seeds = small_fixtures();
    REQUIRE(seeds.size() >= 15);
    for (int i = 0; i < 4; ++i) {
        seeds.push_back(bare_workbook(lx::test::BiffBuilder::Version::Biff5));
        seeds.push_back(bare_workbook(lx::test::BiffBuilder::Version::Biff8));
    }
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        INFO("seed file " << i);
        const auto child = lx::test::run_limited(
            [&] {
                Dice dice(i + 1);
                for (int round = 0; round < 400; ++round) {
                    File file = seeds[i];
                    if (round > 0)
                        change(file, dice);
                    lx::fuzz::read_xls(file.data(), file.size());
                }
                return std::string("done");
            },
            60, bytes);
        CHECK(child.finished);
        CHECK(child.output == "done");
    }
}

TEST_CASE("files cut off at any place are refused or read up to there")
{
    for (const File& seed : {bare_workbook(lx::test::BiffBuilder::Version::Biff5),
                             bare_workbook(lx::test::BiffBuilder::Version::Biff8)}) {
        const auto child = lx::test::run_limited(
            [&] {
                for (std::size_t size = 0; size <= seed.size(); ++size)
                    lx::fuzz::read_xls(seed.data(), size);
                return std::string("done");
            },
            60, bytes);
        CHECK(child.output == "done");
    }
}
