#include "ui/presentation/print/page_setup.h"

#include <QFontDatabase>
#include <QPageSize>
#include <QStringList>

namespace lx {

QPageLayout PageSetup::layout() const
{
    return {QPageSize(a3 ? QPageSize::A3 : QPageSize::A4),
            landscape ? QPageLayout::Landscape : QPageLayout::Portrait,
            QMarginsF(left, top, right, bottom), QPageLayout::Millimeter};
}

PageSetup PageSetup::portrait()
{
    return {};
}

PageSetup PageSetup::landscape_table()
{
    PageSetup setup;
    setup.landscape = true;
    setup.top = 12;
    setup.bottom = 14;
    setup.left = 10;
    setup.right = 10;
    return setup;
}

PageSetup PageSetup::letter()
{
    PageSetup setup;
    setup.top = 37;
    setup.left = 28;
    setup.right = 26;
    setup.bottom = 27; // the number stands below the text area
    setup.footer = QStringLiteral("— %1 —");
    setup.footer_points = 14;
    setup.letter_numbers = true;
    return setup;
}

Qt::Alignment PageSetup::footer_side(int number) const
{
    if (!letter_numbers)
        return Qt::AlignHCenter | Qt::AlignBottom;
    return (number % 2 == 1 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom;
}

QFont print_font(double points)
{
    // Windows, WPS, UOS and Kylin, then what Debian has.
    static const QStringList wanted{QStringLiteral("宋体"),
                                    QStringLiteral("SimSun"),
                                    QStringLiteral("Noto Serif CJK SC"),
                                    QStringLiteral("Source Han Serif SC"),
                                    QStringLiteral("Noto Sans CJK SC"),
                                    QStringLiteral("Microsoft YaHei"),
                                    QStringLiteral("WenQuanYi Micro Hei")};
    static const QStringList families = [] {
        const QStringList present = QFontDatabase::families();
        QStringList found;
        for (const QString& name : wanted) {
            if (present.contains(name))
                found << name;
        }
        return found;
    }();
    QFont font;
    if (!families.isEmpty())
        font.setFamilies(families);
    font.setPointSizeF(points);
    return font;
}

} // namespace lx
