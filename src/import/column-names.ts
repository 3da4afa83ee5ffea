/** Names that columns of a meaning go by, best first; compared without case, blanks and punctuation. */
const knownNames = {
  person: [
    ...[
      'distinctid',
      'userid',
      'uid',
      'customerid',
      'memberid',
      'personid',
      'accountid',
      'contactid',
      'playerid',
      'subscriberid',
    ],
    ...[
      '用户id',
      '用户编号',
      '用户标识',
      '会员号',
      '会员id',
      '会员编号',
      '客户id',
      '客户号',
      '客户编号',
      '顾客id',
      '用户',
      '会员',
      '客户',
      '顾客',
    ],
    ...[
      'user',
      'customer',
      'member',
      'actor',
      'actorid',
      'person',
      'loginid',
      'externaluserid',
      'custid',
      'clientcode',
      'openid',
      'unionid',
    ],
    ...['caseid', 'caseconceptname', 'case', 'username', '用户名', '账号', '帐号', '手机号', 'email', '邮箱'],
  ],
  device: [
    ...[
      'anonymousid',
      'userpseudoid',
      'visitorid',
      'clientid',
      'deviceid',
      'cookieid',
      'domainuserid',
      'networkuserid',
      'fullvisitorid',
    ],
    ...['visitor', 'cookie', '设备id', '访客id', '匿名id', '访客'],
  ],
  event: [
    ...[
      'eventname',
      'event',
      '事件名称',
      '事件名',
      '事件',
      'eventtype',
      '事件类型',
      'action',
      'activity',
      'conceptname',
      'activityname',
    ],
    ...[
      'eventaction',
      'actionname',
      'behaviortype',
      'behaviourtype',
      'behavior',
      'behaviour',
      '行为类型',
      '行为',
      '动作',
      '操作',
      '活动',
    ],
    ...[
      'eventcode',
      'eventkey',
      'operation',
      'interaction',
      'pagename',
      'screenname',
      'pageurl',
      'urlpath',
      'page',
      'screen',
      'url',
      '页面',
    ],
  ],
  at: [
    ...[
      'timestamp',
      'eventtime',
      'eventtimestamp',
      'eventat',
      'ts',
      'time',
      'datetime',
      'at',
      'occurredat',
      'happenedat',
      'createdat',
    ],
    ...[
      '时间戳',
      '事件时间',
      '发生时间',
      '时间',
      '操作时间',
      '访问时间',
      '创建时间',
      '下单时间',
      'timetimestamp',
      'completetimestamp',
      'created',
    ],
    ...[
      'createtime',
      'servertime',
      'clienttime',
      'logtime',
      'receivedat',
      'starttime',
      'invoicedate',
      'orderdate',
      'purchasedate',
    ],
    ...['eventdate', 'date', '日期', '下单日期', 'day', 'itime', 'dt'],
  ],
  eventId: ['insertid', 'eventid', 'eventuuid', 'uuid', 'messageid', 'eventguid', '事件id', 'logid', '日志id', 'hitid'],
  session: [
    'sessionid',
    'gasessionid',
    'session',
    'sessid',
    'visitid',
    'idvisit',
    '会话id',
    '会话编号',
    '会话',
    '访问id',
    'visit',
  ],
} as const;

export type Meaning = keyof typeof knownNames;

/** A name without case, blanks and punctuation. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** How well a name fits a meaning: 0 best; the last part of a dotted name counts less; null for not at all. */
export function nameRank(name: string, meaning: Meaning): { rank: number; pattern: string } | null {
  const known: readonly string[] = knownNames[meaning];
  const whole = known.indexOf(plainName(name));
  if (whole >= 0) return { rank: whole, pattern: known[whole]! };
  const last = known.indexOf(plainName(name.slice(name.lastIndexOf('.') + 1)));
  return last >= 0 ? { rank: last + 100, pattern: known[last]! } : null;
}
