// The keys of a menu's lines are made of what they are called.
#include <catch2/catch.hpp>

#include "ui/presentation/menu_letters.h"

using namespace lx::ui;

TEST_CASE("each line of a menu has a key of its own, its first initial where that is free")
{
    const QStringList lines =
        with_letters({QStringLiteral("应建未建"), QStringLiteral("100人以上"),
                      QStringLiteral("代码待补"), QStringLiteral("代码存疑")});
    CHECK(lines == QStringList{QStringLiteral("应建未建(&Y)"), QStringLiteral("100人以上(&1)"),
                               QStringLiteral("代码待补(&D)"), QStringLiteral("代码存疑(&M)")});
}

TEST_CASE("who begins with a letter has it before those that only hold it")
{
    const QStringList lines =
        with_letters({QStringLiteral("派驻"), QStringLiteral("派员"), QStringLiteral("运输")});
    CHECK(lines == QStringList{QStringLiteral("派驻(&P)"), QStringLiteral("派员"),
                               QStringLiteral("运输(&Y)")});
}

TEST_CASE("letters of other lines are not given again, and an ampersand of a name is no key")
{
    CHECK(with_letters({QStringLiteral("派驻")}, QStringLiteral("p")) ==
          QStringList{QStringLiteral("派驻(&Z)")});
    CHECK(with_letters({QStringLiteral("甲&乙")}) == QStringList{QStringLiteral("甲&&乙(&J)")});
}
