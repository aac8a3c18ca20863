// A short run over spoilt files, always the same; scripts/soak corrupt N makes any number.

#include <catch2/catch.hpp>

#include "tests/soak/spoil.h"
#include "tests/soak/spoilt_runs.h"

using namespace lx::test;

TEST_CASE("no spoilt ledger file crashes or hangs the program, and each is told in Chinese")
{
    constexpr std::uint64_t files = 150;
    SpoiltRuns runs;
    std::uint64_t opened = 0;
    std::int64_t sentences = 0;
    for (std::uint64_t number = 1; number <= files; ++number) {
        const SpoiltRun run = runs.run(number);
        CAPTURE(number, run.what);
        for (const std::string& fault : run.faults)
            CHECK(fault.empty());
        opened += run.opened ? 1 : 0;
        sentences += run.sentences;
    }
    // The run means nothing where all files were refused at once, or none was damaged.
    CHECK(opened > files / 10);
    CHECK(opened < files);
    CHECK(sentences > static_cast<std::int64_t>(files));
    CHECK(files > spoil_kinds() * 8);
}

TEST_CASE("what a clerk can't read is told from what a clerk can")
{
    CHECK(sentence_trouble(
              "台账文件“a.lxdb”已损坏，请用最近的备份恢复（“文件”菜单的“恢复备份”，或命令行的 "
              "restore）。",
              true)
              .empty());
    CHECK(sentence_trouble("单位“SELECT * FROM unit”的名称不对", false).empty());
    CHECK(sentence_trouble("database disk image is malformed", true) == "no full stop");
    CHECK(sentence_trouble("读不出来（malformed）。", true) == "English");
    CHECK(sentence_trouble("读不出来", true) == "no full stop");
    CHECK(sentence_trouble("…。", true) == "no Chinese");
    CHECK(sentence_trouble("读不出“\xFF”。", true) == "broken characters");
    CHECK(sentence_trouble("", true) == "empty");
}
