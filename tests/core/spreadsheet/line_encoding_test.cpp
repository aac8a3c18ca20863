// Lines of UTF-8 and of GB18030 in one file are told apart by what they say.

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <unicode/ucnv.h>

#include "core/spreadsheet/csv_encoding.h"
#include "core/spreadsheet/everyday_characters.h"
#include "tests/support/sheets/sheet_probe.h"

using lx::LineEncoding;
using lx::test::probe_file;
using lx::test::ScratchFile;

namespace {

std::vector<std::string> characters(const std::string& text)
{
    std::vector<std::string> all;
    for (std::size_t i = 0; i < text.size(); i += 3)
        all.push_back(text.substr(i, 3));
    return all;
}

// 王 to 詹: those that nine of ten people bear.
const std::vector<std::string> surnames = characters(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严"
    "武戴莫孔向汤纳妥撒哈买穆丽尤柳岳齐康伍施牛洪温游葛甘安常蓝倪庄章鲁聂焦兰卞舒左欧耿关芦苗翟樊俞"
    "童申辛霍詹");
const std::vector<std::string> given = characters(
    "伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉红梅建国志文海燕玲鹏飞波斌宇浩凯峰辉鑫婷雪琳"
    "欣怡佳嘉慧雨晨涵梓轩博睿昊琪瑶雯璐琦瑜珂珍珠瑞祥荣福贵宝成春秋冬青松柏森山川河湖涌泉源清淑贤惠"
    "凤莲莉萍蓉菊香美云霄虎彪雄豪毅坚定乐喜庆丰盛昌隆兴旺发达财富银铜铁生长永恒久远光亮晖晓旭东西南"
    "北"
    "中元一二三德仁义礼智信忠孝诚正廉洁小大少新立学思卫民利权振启宏鸿力彬宾冰兵丹彤彩虹倩茜薇蕾蓓蕊"
    "莹"
    "颖影盈迎映帆凡繁璞琴韵音诗书画梦净婧媛娥姣娇妮妍嫣姗珊珑玮炜炎焱淼尧舜禹阳扬楠男骏俊峻钧君钢铭"
    "镇"
    "锋锐锦钰铮琛晟晗昕昱晔桐梧杉");
const std::vector<std::string> places{
    "杨和镇",   "望远镇",   "李俊镇", "闽宁镇", "望洪镇",   "胜利乡",   "团结西路街道", "城关镇",
    "新华街道", "巴彦苏木", "红旗村", "东街",   "工业园区", "银川市",   "永宁县",       "西夏区",
    "贺兰县",   "兴庆区",   "金凤区", "灵武市", "太阳社区", "雅苑社区", "宁和街社区",   "望远"};
const std::vector<std::string> companies{"甲公司",
                                         "宁夏永红食品有限公司",
                                         "永宁县望远商贸有限责任公司",
                                         "县电商协会",
                                         "农机合作社",
                                         "赵强超市",
                                         "博雅幼儿园",
                                         "鑫源建材厂",
                                         "银川市第一建筑工程公司",
                                         "老年大学",
                                         "德隆酒业",
                                         "康乐诊所",
                                         "爱心公益服务中心",
                                         "天马物流",
                                         "私立学校",
                                         "律师事务所"};

/// Texts in GB18030.
class Gb18030
{
public:
    Gb18030() : m_converter(open()) {}
    ~Gb18030() { ucnv_close(m_converter); }
    Gb18030(const Gb18030&) = delete;
    Gb18030& operator=(const Gb18030&) = delete;

    std::string operator()(const std::string& utf8) const
    {
        UErrorCode status = U_ZERO_ERROR;
        std::string out(utf8.size() * 2 + 8, '\0');
        const std::int32_t size = ucnv_fromAlgorithmic(
            m_converter, UCNV_UTF8, out.data(), static_cast<std::int32_t>(out.size()), utf8.data(),
            static_cast<std::int32_t>(utf8.size()), &status);
        REQUIRE(U_SUCCESS(status));
        out.resize(static_cast<std::size_t>(size));
        return out;
    }

private:
    static UConverter* open()
    {
        UErrorCode status = U_ZERO_ERROR;
        return ucnv_open("gb18030", &status);
    }
    UConverter* m_converter;
};

/// Lines of one kind, looked at in both encodings.
class Lines
{
public:
    void add(const std::string& line)
    {
        ++m_all;
        const LineEncoding utf8 = lx::line_encoding(line + "\n");
        const LineEncoding gb18030 = lx::line_encoding(m_gb18030(line) + "\n");
        const bool right = (utf8 == LineEncoding::Utf8 || utf8 == LineEncoding::Either) &&
                           (gb18030 == LineEncoding::Gb18030 || gb18030 == LineEncoding::Either);
        if (!right && m_wrong.size() < 20)
            m_wrong.push_back(line);
        m_either += utf8 == LineEncoding::Either || gb18030 == LineEncoding::Either ? 1 : 0;
    }
    /// None is taken for the other encoding; few leave it to their neighbours.
    void check() const
    {
        CHECK(m_wrong == std::vector<std::string>());
        CHECK(m_either * 500 <= m_all);
    }

private:
    Gb18030 m_gb18030;
    std::vector<std::string> m_wrong;
    std::int64_t m_all = 0;
    std::int64_t m_either = 0;
};

} // namespace

TEST_CASE("names of two characters are read in their own encoding", "[exchange][csv]")
{
    Lines lines;
    for (const std::string& surname : surnames) {
        for (const std::string& name : given)
            lines.add(surname + name);
    }
    lines.check();
}

TEST_CASE("names of three characters are read in their own encoding", "[exchange][csv]")
{
    Lines lines;
    for (const std::string& surname : surnames) {
        for (std::size_t i = 0; i < given.size(); ++i) {
            for (std::size_t j = i % 7; j < given.size(); j += 7)
                lines.add(surname + given[i] + given[j]);
        }
    }
    lines.check();
}

TEST_CASE("towns and companies are read in their own encoding", "[exchange][csv]")
{
    Lines lines;
    for (const std::string& place : places) {
        lines.add(place);
        for (const std::string& company : companies) {
            lines.add(company);
            lines.add(place + company);
            lines.add(company + "," + place);
        }
    }
    lines.check();
}

TEST_CASE("a line of several cells is read in its own encoding", "[exchange][csv]")
{
    const Gb18030 gb18030;
    CHECK(rc::check("all cells of a line together", [&] {
        std::string line;
        const int cells = *rc::gen::inRange(1, 6);
        for (int i = 0; i < cells; ++i) {
            line += i == 0 ? "" : ",";
            line += *rc::gen::element(std::string("男"), std::string("640121"), std::string(""),
                                      *rc::gen::elementOf(surnames) + *rc::gen::elementOf(given),
                                      *rc::gen::elementOf(places), *rc::gen::elementOf(companies));
        }
        RC_PRE(line.find_first_not_of("0123456789,") != std::string::npos);
        const LineEncoding utf8 = lx::line_encoding(line + "\n");
        RC_ASSERT(utf8 == LineEncoding::Utf8 || utf8 == LineEncoding::Either);
        const LineEncoding other = lx::line_encoding(gb18030(line) + "\n");
        RC_ASSERT(other == LineEncoding::Gb18030 || other == LineEncoding::Either);
    }));
}

TEST_CASE("a short line of UTF-8 in a mixed file is no garbage", "[exchange][csv]")
{
    const Gb18030 gb18030;
    const auto names = [](const std::string& bytes) {
        return probe_file(ScratchFile(bytes, "名册.csv").path()).cells;
    };
    const auto cells = names("姓名\n赵强\n吴海\n" + gb18030("陈建国\n王芳\n") + "赵丽\n");
    const std::vector<std::string> wanted{"姓名", "赵强", "吴海", "陈建国", "王芳", "赵丽"};
    for (std::size_t i = 0; i < wanted.size(); ++i)
        CHECK(cells.at("A" + std::to_string(i + 1)) == "t:" + wanted[i]);
}

TEST_CASE("a line that may be of either encoding is as its neighbours", "[exchange][csv]")
{
    const Gb18030 gb18030;
    // 赵淼 and 璧垫芳, 袷庭 and 琚峰涵 are the same bytes, and all of them are characters of GB
    // 2312.
    const std::string name = "赵淼\n";
    const std::string other = gb18030("琚峰涵\n");
    REQUIRE(lx::line_encoding(name) == LineEncoding::Either);
    REQUIRE(lx::line_encoding(other) == LineEncoding::Either);
    const auto cells =
        probe_file(
            ScratchFile(name + "张三丰\n" + name + gb18030("王芳\n") + other, "名册.csv").path())
            .cells;
    CHECK(cells.at("A1") == "t:赵淼"); // as the first line that tells
    CHECK(cells.at("A3") == "t:赵淼");
    CHECK(cells.at("A5") == "t:琚峰涵");
}

TEST_CASE("how everyday characters are", "[exchange][csv]")
{
    CHECK(lx::everydayness_utf8("赵强") == 1);
    CHECK(lx::everydayness_utf8("赵·强，") == 1); // signs count for neither
    CHECK(lx::everydayness_utf8("赵淼") == Approx(0.8));
    CHECK(lx::everydayness_utf8("赵垚") == Approx(0.5)); // beyond GB 2312
    CHECK(lx::everydayness_utf8("abc，") == 0);
    CHECK(lx::everydayness_gb18030("赵强") < 0.9); // 璧靛己
}
