// The editions that come with the software, one file each, in the order of the languages' English names.
import om from "./om.json" with { type: "json" };
import sq from "./sq.json" with { type: "json" };
import am from "./am.json" with { type: "json" };
import ar from "./ar.json" with { type: "json" };
import hy from "./hy.json" with { type: "json" };
import az from "./az.json" with { type: "json" };
import bm from "./bm.json" with { type: "json" };
import bn from "./bn.json" with { type: "json" };
import ba from "./ba.json" with { type: "json" };
import be from "./be.json" with { type: "json" };
import bs from "./bs.json" with { type: "json" };
import bg from "./bg.json" with { type: "json" };
import my from "./my.json" with { type: "json" };
import yueHant from "./yue-Hant.json" with { type: "json" };
import ce from "./ce.json" with { type: "json" };
import zhHans from "./zh-Hans.json" with { type: "json" };
import zhHant from "./zh-Hant.json" with { type: "json" };
import crh from "./crh.json" with { type: "json" };
import hr from "./hr.json" with { type: "json" };
import faAf from "./fa-AF.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import enZw from "./en-ZW.json" with { type: "json" };
import en002 from "./en-002.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import ka from "./ka.json" with { type: "json" };
import el from "./el.json" with { type: "json" };
import gu from "./gu.json" with { type: "json" };
import ht from "./ht.json" with { type: "json" };
import ha from "./ha.json" with { type: "json" };
import hi from "./hi.json" with { type: "json" };
import hu from "./hu.json" with { type: "json" };
import id from "./id.json" with { type: "json" };
import ig from "./ig.json" with { type: "json" };
import ja from "./ja.json" with { type: "json" };
import kk from "./kk.json" with { type: "json" };
import km from "./km.json" with { type: "json" };
import rw from "./rw.json" with { type: "json" };
import rn from "./rn.json" with { type: "json" };
import ko from "./ko.json" with { type: "json" };
import ku from "./ku.json" with { type: "json" };
import ckb from "./ckb.json" with { type: "json" };
import ky from "./ky.json" with { type: "json" };
import lo from "./lo.json" with { type: "json" };
import enSimple from "./en-simple.json" with { type: "json" };
import ln from "./ln.json" with { type: "json" };
import mk from "./mk.json" with { type: "json" };
import mr from "./mr.json" with { type: "json" };
import ne from "./ne.json" with { type: "json" };
import nd from "./nd.json" with { type: "json" };
import pcm from "./pcm.json" with { type: "json" };
import ps from "./ps.json" with { type: "json" };
import psPk from "./ps-PK.json" with { type: "json" };
import fa from "./fa.json" with { type: "json" };
import pl from "./pl.json" with { type: "json" };
import ptAo from "./pt-AO.json" with { type: "json" };
import pa from "./pa.json" with { type: "json" };
import rhgRohg from "./rhg-Rohg.json" with { type: "json" };
import ro from "./ro.json" with { type: "json" };
import ru from "./ru.json" with { type: "json" };
import sg from "./sg.json" with { type: "json" };
import srCyrl from "./sr-Cyrl.json" with { type: "json" };
import srLatn from "./sr-Latn.json" with { type: "json" };
import sn from "./sn.json" with { type: "json" };
import si from "./si.json" with { type: "json" };
import so from "./so.json" with { type: "json" };
import es419 from "./es-419.json" with { type: "json" };
import sw from "./sw.json" with { type: "json" };
import tg from "./tg.json" with { type: "json" };
import ta from "./ta.json" with { type: "json" };
import tt from "./tt.json" with { type: "json" };
import te from "./te.json" with { type: "json" };
import th from "./th.json" with { type: "json" };
import bo from "./bo.json" with { type: "json" };
import ti from "./ti.json" with { type: "json" };
import tr from "./tr.json" with { type: "json" };
import tk from "./tk.json" with { type: "json" };
import uk from "./uk.json" with { type: "json" };
import ur from "./ur.json" with { type: "json" };
import ug from "./ug.json" with { type: "json" };
import uzCyrl from "./uz-Cyrl.json" with { type: "json" };
import uzLatn from "./uz-Latn.json" with { type: "json" };
import vi from "./vi.json" with { type: "json" };
import wo from "./wo.json" with { type: "json" };
import yo from "./yo.json" with { type: "json" };

/** The raw profiles and terms as they lie in this folder; `loadLanguages` validates them. */
export const editionData: readonly unknown[] = [
  om,
  sq,
  am,
  ar,
  hy,
  az,
  bm,
  bn,
  ba,
  be,
  bs,
  bg,
  my,
  yueHant,
  ce,
  zhHans,
  zhHant,
  crh,
  hr,
  faAf,
  en,
  enZw,
  en002,
  fr,
  ka,
  el,
  gu,
  ht,
  ha,
  hi,
  hu,
  id,
  ig,
  ja,
  kk,
  km,
  rw,
  rn,
  ko,
  ku,
  ckb,
  ky,
  lo,
  enSimple,
  ln,
  mk,
  mr,
  ne,
  nd,
  pcm,
  ps,
  psPk,
  fa,
  pl,
  ptAo,
  pa,
  rhgRohg,
  ro,
  ru,
  sg,
  srCyrl,
  srLatn,
  sn,
  si,
  so,
  es419,
  sw,
  tg,
  ta,
  tt,
  te,
  th,
  bo,
  ti,
  tr,
  tk,
  uk,
  ur,
  ug,
  uzCyrl,
  uzLatn,
  vi,
  wo,
  yo,
];
