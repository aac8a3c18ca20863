#pragma once

#include <string>

#include "core/county/campaign_league.h"
#include "core/county/county.h"
#include "core/report/letterhead.h"
#include "core/report/sheet_doc.h"

namespace lx {

/// What a campaign's letters are made of.
struct CampaignLetter
{
    const CampaignProgress& campaign;
    const CampaignLeague& league;
    const County& county; ///< with the policies whose targets it names
    std::string office;   ///< who signs (letter_office)
    Letterhead head;
    Date day; ///< of the letter
};

/// 通报: how far the campaign is, the townships' league table of the week, who leads, who did
/// nothing new in the week, where most are still to be founded. To the committees of townships,
/// parks and trades.
[[nodiscard]] SheetDoc campaign_bulletin(const CampaignLetter& letter);

/// The closing summary as a letter: targets against what was reached, by whom (milestones and
/// townships), what is left and why (milestones not done, reasons of units without an
/// organization). Before the campaign is over it is told as it stands.
[[nodiscard]] SheetDoc campaign_summary(const CampaignLetter& letter);

} // namespace lx
